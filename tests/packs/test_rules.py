"""Every rule file in turn, whoever wrote it: so that one broken file fails one test."""

import re
from pathlib import Path

import pytest

from hegui.authoring.examples import run_examples
from hegui.model.verdict import Verdict
from hegui.packs.yaml_file import read_yaml
from hegui.rules.open import open_ruleset
from hegui.rules.rule import Rule, Status

ROOT = Path(__file__).parents[2]
RULESET = open_ruleset(None, None)
FOR_LETTERS = ("mending-days",)  # parameters that no rule asks for
KEYS = [
    "id",
    "title",
    "status",
    "severity",
    "basis",
    "applies",
    "derive",
    "for",
    "where",
    "with",
    "exists",
    "absent",
    "let",
    "require",
    "give",
    "message",
    "remedy",
    "limits",
    "points",
    "examples",
]


def each_rule(rule: Rule) -> str:
    return rule.id


def written(rule: Rule) -> dict[str, object]:
    data: dict[str, object] = read_yaml(Path(rule.file), rule.file).data
    return data


@pytest.mark.parametrize("rule", RULESET.rules, ids=each_rule)
def test_its_examples_hold_on_both_backends(rule: Rule) -> None:
    number, wrong = run_examples(RULESET, [rule.id])

    assert number == len(rule.examples) > 0
    assert [str(one) for one in wrong] == []


@pytest.mark.parametrize("rule", RULESET.rules, ids=each_rule)
def test_it_is_proved_from_both_sides(rule: Rule) -> None:
    verdicts = [example.verdict for example in rule.examples]

    assert verdicts.count(Verdict.PASS) >= 1
    assert verdicts.count(Verdict.FAIL) >= 1
    assert len(verdicts) - verdicts.count(Verdict.FAIL) >= 2, "a near miss beside the plain pass"


@pytest.mark.parametrize("rule", RULESET.rules, ids=each_rule)
def test_its_file_is_named_after_it_and_stands_in_its_group(rule: Rule) -> None:
    folders = {group.id: group.folder for group in RULESET.pack.groups}
    path = Path(rule.file)

    assert path.parent.name == folders[rule.group]
    assert re.fullmatch(rf"{rule.id}-[a-z0-9]+(-[a-z0-9]+)*\.yaml", path.name)


@pytest.mark.parametrize("rule", RULESET.rules, ids=each_rule)
def test_its_keys_stand_in_order_and_its_texts_on_one_line(rule: Rule) -> None:
    keys = list(written(rule))

    assert keys == sorted(keys, key=KEYS.index)
    texts = (rule.title, rule.message, rule.remedy, rule.limits)
    assert [text for text in texts if "\n" in text] == []


@pytest.mark.parametrize("rule", RULESET.rules, ids=each_rule)
def test_it_says_what_it_wants_what_to_do_and_what_it_cannot_see(rule: Rule) -> None:
    assert rule.title
    assert rule.message
    assert rule.remedy
    assert rule.limits
    assert all(basis.requires for basis in rule.basis)
    assert rule.message.rstrip("。") != rule.title


def test_every_stable_rule_serves_a_duty_and_every_rule_of_a_duty_is_there() -> None:
    served = {rule_id for duty in RULESET.duties for rule_id in duty.rules}
    stable = {rule.id for rule in RULESET.rules if rule.status is Status.STABLE}

    assert stable - served == set()
    assert served - {rule.id for rule in RULESET.awake().rules} == set()


def test_duties_without_rules_are_open_about_it() -> None:
    for duty in RULESET.duties:
        if not duty.rules:
            assert duty.status in ("manual", "planned"), duty.duty
        else:
            assert duty.status in ("automated", "partial"), duty.duty


def test_every_vocabulary_list_and_parameter_is_used() -> None:
    text = "\n".join(
        path.read_text("utf-8")
        for path in RULESET.pack.root.rglob("*.yaml")
        if path.parent.name != "vocabulary" and path.name != "parameters.yaml"
    )

    assert [name for name in RULESET.pack.vocabulary if name not in text] == []
    used = [name for name in RULESET.parameters if name in text]
    assert [name for name in RULESET.parameters if name not in (*used, *FOR_LETTERS)] == []
