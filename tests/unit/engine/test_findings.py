from dataclasses import replace

from hegui.facts.fact import Fact
from hegui.model.place import Place
from tests.unit.engine.build import column, fact, judge, number, rule, ruleset

SPOKEN = rule(
    "column",
    "came == left + kept",
    message="{label}：来{came}，去{left}，留{kept}；{left}不等于右边{right}，相差{difference}。",
)


def _cells(**numbers: int) -> dict[str, Fact]:
    return {
        name: Fact("cell", {"state": "number", "text": str(value)}, Place(line=at, row=name))
        for at, (name, value) in enumerate(numbers.items(), start=10)
    }


def test_a_message_is_filled_with_values_as_they_are() -> None:
    told = rule(
        "column",
        "came == left",
        let={"share": "came / kept"},
        message="{came}与{left}差{difference}，{share}，{total}，{agency_kind}，{kept}。",
    )

    found = judge(ruleset(told), column(came=number("2.50"), left=1, kept=3, total=False))[0]

    assert found.findings[0].message == "2.5与2.5差1.5，0.8333，否，department，3。"


def test_left_and_right_are_the_sides_of_the_comparison_unless_a_field_has_the_name() -> None:
    found = judge(ruleset(SPOKEN), column(came=5, left=3, kept=1))[0].findings[0]

    assert found.message == "一、total：来5，去5，留1；5不等于右边4，相差1。"


def test_an_unknown_value_is_said_to_be_unknown() -> None:
    known = rule("column", "came == left", message="{came}、{kept}")

    assert judge(ruleset(known), column(came=1, left=2))[0].findings[0].message == "1、（未知）"


def test_the_places_are_those_of_the_operands_cells() -> None:
    cells = _cells(came=5, left=3, kept=1, other=9)
    broken = replace(column(came=5, left=3, kept=1), place=Place(line=3), cells=cells)

    found = judge(ruleset(SPOKEN), broken)[0].findings[0]

    assert [place.line for place in found.places] == [10, 11, 12]


def test_without_cells_the_place_is_the_subjects() -> None:
    broken = replace(column(came=5, left=3, kept=1), place=Place(line=3))

    assert judge(ruleset(SPOKEN), broken)[0].findings[0].places == (Place(line=3),)


def test_facts_that_were_counted_are_places_too_after_the_subject() -> None:
    blanks = rule("table as t", 'count(cell where cell.state == "blank") == 0')
    table = replace(fact("table", id="t1"), place=Place(line=1))
    cells = [replace(fact("cell", state="blank"), place=Place(line=at)) for at in (4, 7)]

    found = judge(ruleset(blanks), table, *cells)[0].findings[0]

    assert [place.line for place in found.places] == [1, 4, 7]


def test_no_more_than_fifty_counted_places_are_given() -> None:
    blanks = rule("table as t", 'count(cell where cell.state == "blank") == 0')
    cells = [replace(fact("cell", state="blank"), place=Place(line=at)) for at in range(2, 80)]

    found = judge(ruleset(blanks), replace(fact("table"), place=Place(line=1)), *cells)[0]

    assert len(found.findings[0].places) == 51


def test_a_fact_that_should_not_be_there_is_a_place() -> None:
    alone = rule("table as t", absent=[("foreign_row", "paper == t.id")])
    strange = replace(fact("foreign_row", paper="t1"), place=Place(line=9))

    found = judge(ruleset(alone), replace(fact("table", id="t1"), place=Place(line=2)), strange)

    assert [place.line for place in found[0].findings[0].places] == [2, 9]


def test_findings_are_sorted_by_place() -> None:
    late = replace(column("total", came=1, left=2, kept=0), place=Place(line=9))
    early = replace(column("people", came=1, left=3, kept=0), place=Place(line=4))

    found = judge(ruleset(SPOKEN), late, early)[0].findings

    assert [one.places[0].line for one in found] == [4, 9]


def test_an_id_does_not_change_with_lines_numbers_or_other_findings() -> None:
    report = fact("report", agency="青禾市水务局")
    one = replace(column(came=5, left=3, kept=1), place=Place(line=3))
    moved = replace(column(came=50, left=3, kept=1), place=Place(line=30, page=2))
    other = column("people", came=1, left=2, kept=0)

    first = judge(ruleset(SPOKEN), report, one)[0].findings[0].id
    second = {f.id for f in judge(ruleset(SPOKEN), report, other, moved)[0].findings}

    assert len(first) == 16
    assert first in second
    assert len(second) == 2


def test_an_id_changes_with_the_agency_and_the_year() -> None:
    def of(agency: str, year: int) -> str:
        facts = fact("report", agency=agency, year=year), column(came=5, left=3, kept=1, year=year)
        return judge(ruleset(SPOKEN), *facts)[0].findings[0].id

    assert len({of("青禾市水务局", 2021), of("青禾市水务局", 2022), of("临岚县水务局", 2021)}) == 3


def test_equal_subjects_are_told_apart_by_their_order() -> None:
    twice = column(came=5, left=3, kept=1), column(came=5, left=3, kept=1)

    found = judge(ruleset(SPOKEN), *twice)[0].findings

    assert len({one.id for one in found}) == 2


def test_a_text_is_known_by_its_words_without_blanks() -> None:
    plans = rule("year_mention", "value <= 2021")
    one = fact("year_mention", value=2025, text="到2025年 末", section="s1")
    other = fact("year_mention", value=2025, text="到2025年末", section="s1")

    ids = [judge(ruleset(plans), said)[0].findings[0].id for said in (one, other)]

    assert ids[0] == ids[1]


def test_a_reason_names_the_unknown_cell_and_the_doubt() -> None:
    doubtful = replace(column(came=5, left=3), doubts={"kept": "这一行有两种读法"})

    assert judge(ruleset(SPOKEN), doubtful)[0].reasons == (
        "「一、kept × 总计」没有读到（这一行有两种读法）",
    )


def test_a_reason_says_what_stands_in_a_cell_without_a_number() -> None:
    cell = Fact("cell", {"state": "text", "text": "若干"}, Place(label="一、kept × 总计"))
    doubtful = replace(column(came=5, left=3), cells={"kept": cell})

    assert judge(ruleset(SPOKEN), doubtful)[0].reasons == (
        "「一、kept × 总计」没有可用的数，填的是“若干”",
    )


def test_a_reason_names_only_what_keeps_the_rule_from_a_verdict() -> None:
    either = rule("column", "(came == 1 or kept == 1) and left == 1")

    reasons = judge(ruleset(either), column(came=1))[0].reasons

    assert reasons == ("「一、left × 总计」没有读到",)


def test_a_reason_looks_into_what_was_counted() -> None:
    blanks = rule("table as t", 'count(cell where cell.state == "blank") == 0')
    unread = fact("cell", label="一、came × 总计")

    assert judge(ruleset(blanks), fact("table"), unread)[0].reasons == (
        "一、came × 总计：填了什么未知",
    )
