"""What is left to a person: who is bound, what the rules could not decide, and where to look."""

from dataclasses import replace

from tests.unit.scoring.making import failed, passed, report, rule, ruleset, undetermined

from hegui.engine.outcome import Outcome
from hegui.exchange.checklist import checklist
from hegui.facts.fact import Fact, FactBase
from hegui.model.place import Place
from hegui.rules.ruleset import Duty, Ruleset, Source


def duty(status: str, what: str, **more: object) -> Duty:
    given = {"source": "law", "article": "第五十条", "rules": (), "note": "看这里。"} | more
    return Duty(duty=what, status=status, **given)  # type: ignore[arg-type]


def rules_with(*duties: Duty) -> Ruleset:
    return replace(ruleset(rule("ARI-01"), rule("ARI-02")), duties=duties)


def titles(facts: FactBase, rules: Ruleset, *outcomes: Outcome) -> list[tuple[str, str]]:
    return [(one["kind"], one["what"]) for one in checklist(facts, outcomes, rules)]


def test_undetermined_come_first_and_what_rules_cover_whole_is_left_out() -> None:
    rules = rules_with(
        duty("automated", "全由规则管"),
        duty("planned", "还没有规则"),
        duty("manual", "由人判断"),
        duty("partial", "管到一部分", rules=("ARI-01",)),
    )

    told = titles(report(), rules, passed("ARI-01"), undetermined("ARI-02"))

    assert told == [
        ("undetermined", "ARI-02 的要求"),
        ("partial", "管到一部分"),
        ("manual", "由人判断"),
        ("planned", "还没有规则"),
    ]


def test_an_item_says_what_to_look_at_by_which_law_and_which_rules_there_are() -> None:
    (item,) = checklist(report(), (), rules_with(duty("partial", "管到一部分", rules=("ARI-01",))))

    assert item["look"] == "看这里。"
    assert item["source"] == "《某条例》（国令第1号） 第五十条"
    assert item["rules"] == ["ARI-01"]


def test_a_duty_without_rule_and_note_says_that_no_rule_looks() -> None:
    (item,) = checklist(report(), (), rules_with(duty("planned", "某事", note="")))

    assert item["look"] == "还没有规则检查这一项。"


def test_a_duty_leads_to_its_section_where_it_was_read() -> None:
    place = Place(line=12, label="二、来访")
    facts = report(Fact("section", {"id": "p2", "heading": "二、来访"}, place))
    rules = rules_with(duty("manual", "有", section="p2"), duty("manual", "没有", section="p1"))

    there, missing = checklist(facts, (), rules)

    assert [spot["line"] for spot in there["places"]] == [12]
    assert (missing["section"], missing["places"]) == ("p1", [])


def test_only_those_whom_it_binds_are_asked_and_whoever_is_unknown_is() -> None:
    rules = rules_with(
        duty("manual", "政府的", agency_kinds=("government",)),
        duty("manual", "部门的", agency_kinds=("department",)),
    )
    unknown = FactBase((Fact("report", {"year": 2023}),))

    assert titles(report(), rules) == [("manual", "政府的")]
    assert len(titles(unknown, rules)) == 2


def test_a_duty_of_the_form_is_asked_in_the_years_of_that_form_only() -> None:
    rules = rules_with(duty("manual", "按格式", source="form"))
    form = Source("form", "《来访报告格式》", "某函〔2021〕1号", "某办", None, (), "verified")
    rules = replace(rules, sources={**rules.sources, "form": form})

    assert len(checklist(report(year=2023), (), rules)) == 1
    assert checklist(report(year=2020), (), rules) == []


def test_rules_that_hang_on_one_doubt_are_one_item() -> None:
    doubt = ("这一行少一个数",)
    outcomes = [replace(undetermined(one), doubts=doubt) for one in ("ARI-01", "ARI-02")]

    (item,) = checklist(report(), outcomes, rules_with())

    assert item["what"] == "这一行少一个数"
    assert item["look"] == "核对原文后再判断：ARI-01 的要求；ARI-02 的要求。"
    assert item["rules"] == ["ARI-01", "ARI-02"]


def test_many_reasons_of_a_rule_are_cut_and_counted() -> None:
    outcome = undetermined("ARI-02", "甲", "乙", "丙", "丁", "戊")

    (item,) = checklist(report(), [outcome], rules_with())

    assert item["look"] == "甲；乙；丙；另有 2 处"


def test_a_rule_that_fails_here_and_is_open_there_is_listed_too() -> None:
    outcome = replace(failed("ARI-01"), reasons=("另一列读不准",))

    assert titles(report(), rules_with(), outcome) == [("undetermined", "ARI-01 的要求")]


def test_a_duty_has_a_key_that_only_its_law_and_its_words_change() -> None:
    one, same, other_words, other_law = (
        checklist(report(), (), rules_with(asked))[0]["key"]
        for asked in (
            duty("manual", "有"),
            duty("partial", "有", note="看别处。", rules=("ARI-01",), section="p2"),
            duty("manual", "没有"),
            duty("manual", "有", article="第五十一条"),
        )
    )

    assert one == same
    assert len({one, other_words, other_law}) == 3
    assert [len(key) for key in (one, other_words, other_law)] == [12] * 3


def test_what_the_rules_could_not_decide_is_known_by_its_rule_and_has_no_key() -> None:
    (item,) = checklist(report(), (undetermined("ARI-02"),), rules_with())

    assert item["key"] is None
