from dataclasses import replace

from hegui.authoring.examples import Disagreement, Word, run_examples
from hegui.model.verdict import Verdict
from hegui.rules.rule import Example
from tests.unit.engine.build import BACKENDS, column, rule, ruleset

EVERYWHERE = "、".join(BACKENDS)
BROKEN, GOOD = (column(came=2, left=1),), (column(came=1, left=1),)


def _told(*examples: Example) -> list[Disagreement]:
    balance = rule("column", "came == left", message="{came}≠{right}", examples=examples)
    number, found = run_examples(ruleset(balance))
    assert number == len(examples)
    return found


def _example(verdict: Verdict, facts: tuple[object, ...], message: str = "") -> Example:
    return Example("例", verdict, facts, "", message, 30)  # type: ignore[arg-type]


def test_examples_that_are_borne_out_say_nothing() -> None:
    assert (
        _told(
            _example(Verdict.PASS, GOOD),
            _example(Verdict.FAIL, BROKEN),
            _example(Verdict.FAIL, BROKEN, "2≠1"),
            _example(Verdict.UNDETERMINED, (column(came=1),)),
            _example(Verdict.NOT_APPLICABLE, ()),
        )
        == []
    )


def test_a_finding_that_was_not_expected_is_noisy() -> None:
    found = _told(_example(Verdict.PASS, BROKEN))

    assert [str(one) for one in found] == [
        f"rules/toy/ARI-01.yaml:30: NOISY ARI-01 “例”（{EVERYWHERE}）："
        "误报：不该有问题，却报了。应为通过，实为不通过（2≠1）"
    ]


def test_a_finding_that_was_expected_and_not_made_is_missing() -> None:
    assert [one.word for one in _told(_example(Verdict.FAIL, GOOD))] == [Word.MISSING]


def test_another_verdict_is_wrong_and_the_reason_is_shown() -> None:
    found = _told(_example(Verdict.PASS, (column(came=1),)))

    assert [(one.word, one.got) for one in found] == [
        (Word.WRONG, "无法判断（「一、left × 总计」没有读到）")
    ]


def test_another_message_is_told_with_both() -> None:
    found = _told(_example(Verdict.FAIL, BROKEN, "两数不等"))

    assert [(one.word, one.expected, one.got) for one in found] == [
        (Word.MESSAGE, "“两数不等”", "“2≠1”")
    ]


def test_only_the_rules_asked_for_are_run() -> None:
    first = rule("column", "came == 1", examples=[_example(Verdict.PASS, BROKEN)])
    second = replace(first, id="ARI-02")

    number, found = run_examples(ruleset(first, second), ["ARI-02"])

    assert number == 1
    assert [one.rule for one in found] == ["ARI-02"]
