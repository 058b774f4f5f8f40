"""Tables in which several agencies have the very same numbers."""

from collections.abc import Sequence

from hegui.batch.across.member import Member
from hegui.batch.across.outcomes import Together
from hegui.batch.across.shared_table import SharedTables
from hegui.batch.across.trace import trace_of
from hegui.facts.fact import FactBase
from hegui.facts.kinds import KINDS
from tests.unit.batch.across.texts import report


def numbers(*values: int) -> FactBase:
    """A report whose table has these numbers, and their sum."""
    cells = {("t3", f"r{at}", "person"): value for at, value in enumerate(values)}
    return report("松坪镇人民政府", cells={**cells, ("t3", "r0", "total"): sum(values)})


def found(bases: Sequence[FactBase], years: Sequence[int] = ()) -> list[Together]:
    shelf = SharedTables(("requests",))
    for number, base in enumerate(bases):
        year = years[number] if years else 2023
        shelf.add(Member(f"{number:04}", f"{number}", f"{number}镇", year), trace_of(base))
    return list(shelf.facts(lambda number: bases[number]))


def test_the_same_numbers_are_found() -> None:
    bases = [numbers(135, 12, 48, 207), numbers(135, 12, 48, 206), numbers(135, 12, 48, 207, 0)]
    [one] = found(bases)

    assert [place.file for place in one.places] == ["0000", "0002"]
    assert one.fact.get("paper") == "requests"
    assert one.fact.get("title") == "申请情况"
    assert one.fact.get("nonzero") == 4
    assert one.fact.get("distinct") == 4
    assert one.fact.get("digits") == 10
    assert one.fact.get("largest") == 207
    assert one.fact.get("names") == "0镇、2镇"
    assert one.fact.get("compared") == 3
    assert one.fact.get("shown") == (
        "r0 × person 135；r1 × person 12；r2 × person 48；r3 × person 207"
    )
    assert set(one.fact.fields) - {"year", "agency_kind", "label"} == set(
        KINDS["shared_table"].fields
    )


def test_small_numbers_are_equal_by_chance() -> None:
    assert found([numbers(1, 1, 2, 1)] * 2) == []
    assert found([numbers(0, 0, 0, 0)] * 2) == []
    assert found([numbers(35, 12)] * 2) == []


def test_one_number_that_the_form_repeats_is_one_number() -> None:
    assert found([numbers(12, 12, 12, 12, 12)] * 2) == []


def test_the_more_reports_the_less_chance_is_believed() -> None:
    same = [numbers(35, 12, 7, 8)] * 2
    others = [numbers(1000 + n, 2000 + n, 5, 6) for n in range(2_000)]

    assert len(found(same)) == 1
    assert found([*same, *others]) == []


def test_each_year_is_for_itself() -> None:
    same = [numbers(135, 12, 48, 207)] * 3

    assert len(found(same, [2021, 2022, 2023])) == 0
    assert [one.fact.get("year") for one in found(same, [2021, 2022, 2021])] == [2021]
