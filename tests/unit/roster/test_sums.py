"""A government's figures beside those of the agencies below it."""

from decimal import Decimal
from pathlib import Path

import pytest

from hegui.facts.fact import Fact, FactBase
from hegui.facts.kinds import COMMON, KINDS
from hegui.roster.sums import CellKey, Figures, covers_all, figures_of, subordinate_sums
from tests.unit.roster.rosters import OFFICE, loaded

A, B = ("t", "a", "all"), ("t", "b", "all")


def label(key: CellKey) -> str:
    return "/".join(key)


def figures(path: str, a: int | None, b: int | None, *, whole: bool | None = None) -> Figures:
    cells = {key: Decimal(one) for key, one in ((A, a), (B, b)) if one is not None}
    return Figures(path, cells, whole)


def test_what_the_direct_subordinates_say_is_added(tmp_path: Path) -> None:
    roster = loaded(tmp_path, OFFICE + "柳岸镇便民中心,事业单位,乡级,柳岸镇人民政府,,,,\n")
    told = {
        ("望溪区人民政府", 2023): figures("gov", 80, 5, whole=True),
        ("望溪区民政局", 2023): figures("x", 100, 0),
        ("柳岸镇人民政府", 2023): figures("y", 32, None),
        ("柳岸镇便民中心", 2023): figures("z", 7, 7),
        ("望溪区图书馆", 2022): figures("w", 50, 50),
    }

    (fact,) = subordinate_sums(roster, told, label)

    assert dict(fact.fields) == {
        "year": 2023,
        "agency_kind": "government",
        "label": "t/a/all",
        "agency": "望溪区人民政府",
        "table": "t",
        "row": "a",
        "column": "all",
        "own": 80,
        "sum": 132,
        "reports": 2,
        "due": 3,
        "covers_all": True,
    }
    assert set(fact.fields) | {"edition"} == {*KINDS[fact.kind].fields, *COMMON}
    assert (fact.place.file, fact.doubts) == ("gov", {})


def test_parts_of_a_total_are_left_to_their_total(tmp_path: Path) -> None:
    told = {
        ("望溪区人民政府", 2023): figures("gov", 80, 5),
        ("望溪区民政局", 2023): figures("x", 100, 7),
    }

    found = subordinate_sums(loaded(tmp_path, OFFICE), told, label, {B})

    assert [fact.get("column") for fact in found] == ["all"]


def test_a_government_is_known_by_its_name_where_the_roster_says_no_kind(tmp_path: Path) -> None:
    text = "单位,类别,上级\n望溪区人民政府,{},\n望溪区民政局,部门,望溪区人民政府\n"
    told = {
        ("望溪区人民政府", 2023): figures("gov", 80, 5),
        ("望溪区民政局", 2023): figures("x", 100, 0),
    }

    assert len([*subordinate_sums(loaded(tmp_path, text.format("")), told, label)]) == 1
    assert [*subordinate_sums(loaded(tmp_path, text.format("部门")), told, label)] == []


def test_what_the_government_does_not_say_is_unknown_with_a_reason(tmp_path: Path) -> None:
    told = {
        ("望溪区人民政府", 2023): figures("gov", None, None),
        ("望溪区民政局", 2023): figures("x", 100, None),
    }

    (fact,) = subordinate_sums(loaded(tmp_path, OFFICE), told, label)

    assert (fact.get("own"), fact.get("covers_all")) == (None, None)
    assert set(fact.doubts) == {"own", "covers_all"}


def cell(row: str, column: str, value: int | None, **more: str | bool) -> Fact:
    fields = {"table": "t", "row": row, "column": column, "value": value, "type": "count", **more}
    return Fact("cell", fields)


def statement(amount: int, scope: str, **more: str | bool) -> Fact:
    fields = {
        "kind": "amount",
        "amount": Decimal(amount),
        "scope": scope,
        "unit": "件",
        "exact": True,
        "period": "year",
        "share": False,
        "explained": False,
        **more,
    }
    return Fact("statement", fields)


@pytest.mark.parametrize(
    ("statements", "whole"),
    [
        ([statement(80, "area")], True),
        ([statement(80, "office")], False),
        ([statement(312, "area"), statement(80, "office")], False),
        ([statement(80, "area"), statement(80, "office")], None),
        ([statement(80, "area"), statement(80, "own")], True),
        ([statement(80, "own")], None),
        ([statement(80, "area", explained=True)], None),
        ([statement(80, "area", explained=True, about="received")], True),
        ([statement(80, "area", period="last_year")], None),
        ([statement(80, "area", unit="条")], None),
        ([statement(80, "area", share=True)], None),
        ([statement(81, "area")], None),
        ([], None),
    ],
)
def test_prose_says_whose_the_tables_are(
    statements: list[Fact],
    whole: bool | None,  # noqa: FBT001 - what is expected
) -> None:
    base = FactBase((cell("a", "all", 80, total=True), cell("a", "b", 81), *statements))

    assert covers_all(base) is whole


def test_a_small_number_says_nothing() -> None:
    assert covers_all(FactBase((cell("a", "all", 3, total=True), statement(3, "area")))) is None


def test_figures_are_those_read_without_doubt_and_asked_for() -> None:
    base = FactBase(
        (
            cell("a", "all", 80),
            cell("b", "all", None),
            cell("c", "all", 1),
            cell("c", "all", 2),
            cell("d", "all", 4, type="signed_count"),
            cell("e", "all", 9),
        )
    )

    found = figures_of("x", base, lambda fact: fact.get("row") != "e")

    assert found.cells == {("t", "a", "all"): 80}
    assert figures_of("x", FactBase(base.facts, unsure="扫描件"), lambda _: True).cells == {}
