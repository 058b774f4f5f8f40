"""What is odd by the numbers alone, and what only looks so."""

from collections.abc import Collection
from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest

from hegui.batch.across.clues import clues
from hegui.batch.across.standing import (
    Standing,
    Wanted,
    Zeros,
    level_by_name,
    of_figures,
    wanted_of,
)
from hegui.exchange.document import Document
from hegui.packs.load import load_pack
from hegui.packs.locate import find_pack
from hegui.roster.sums import CellKey, Figures

A: CellKey = ("t", "a", "all")
B: CellKey = ("t", "b", "all")
WANTED = Wanted(figures=(A,), explained_by=("moved",))
ZEROS = Wanted(
    zeros=(Zeros("NA-07", "有执法职责", ("公安",), frozenset({"department"}), ("moved",), (A, B)),)
)


def one(
    agency: str,
    a: int | str | None,
    *,
    b: int | None = None,
    year: int = 2023,
    kind: str = "department",
    level: str = "county",
    judged: bool = True,
) -> Standing:
    cells = {key: Decimal(number) for key, number in ((A, a), (B, b)) if number is not None}
    return Standing(f"{year}/{agency}", agency, agency, year, kind, level, judged, cells)


def found(
    *reports: Standing, wanted: Wanted = WANTED, said: dict[str, str] | None = None
) -> list[Document]:
    def words(path: str, _lists: Collection[str]) -> str:
        return (said or {}).get(path, "")

    shuffled = list(reports)
    Random(len(reports)).shuffle(shuffled)
    again = clues(shuffled, wanted, "/".join, words)
    assert again == clues(reports, wanted, "/".join, words)
    return again


def peers(*values: int, **more: str) -> list[Standing]:
    return [one(f"{number:02}局", value, **more) for number, value in enumerate(values)]  # type: ignore[arg-type]


USUAL = (20, 22, 25, 18, 30, 24, 21, 27, 19, 26, 23, 28)


def test_a_number_far_from_those_of_twelve_peers_is_told_with_what_it_was_held_against() -> None:
    (clue,) = found(*peers(*USUAL), one("望溪区公安局", 900))

    assert clue == {
        "kind": "peers",
        "path": "2023/望溪区公安局",
        "agency": "望溪区公安局",
        "year": 2023,
        "message": "「t/a/all」为 900，远高于 2023 年度其他 12 个同类同级单位（县级部门）："
        "中位数 24，居中的一半在 21～27 之间；请核实",
        "value": "900",
        "expected": "24",
        "label": "t/a/all",
        "table": "t",
        "row": "a",
        "column": "all",
        "others": 12,
        "z": clue["z"],
        "also": [],
    }


def test_what_is_odd_year_after_year_is_told_once_with_the_years() -> None:
    reports = [
        report
        for year in (2021, 2022, 2023)
        for report in (
            *(replace(peer, year=year, path=f"{year}/{peer.agency}") for peer in peers(*USUAL)),
            one("望溪区公安局", 900, year=year),
        )
    ]

    (clue,) = found(*reports)

    assert (clue["path"], clue["also"]) == ("2023/望溪区公安局", [2021, 2022])
    assert clue["message"].endswith("请核实（2021、2022 年度也是如此）")


def test_few_where_others_have_some_is_nothing_to_ask_about() -> None:
    many = [number * 10 for number in USUAL]

    assert found(*peers(*USUAL), one("甲局", 0)) == []
    (clue,) = found(*peers(*many), one("甲局", 2))
    assert "为 2，远低于 2023 年度" in clue["message"]


@pytest.mark.parametrize(
    "reports",
    [
        [*peers(*USUAL[:10]), one("甲局", 900)],
        [*peers(*USUAL), one("甲局", 900, level="city")],
        [*peers(*USUAL), one("甲局", 900, kind="government")],
        [*peers(*USUAL), one("甲局", 900, year=2022)],
        [*peers(*USUAL, level="unknown"), one("甲局", 900, level="unknown")],
        [*peers(*([0] * 12)), one("甲局", 900)],
        [*peers(*USUAL), one("甲局", 38)],
        [*peers(1, 1, 2, 1, 1, 2, 1, 2, 1, 1, 2, 1), one("甲局", 19)],
        [*peers(*USUAL), one("甲局", 900, judged=False)],
        [*peers(*USUAL), one("甲局", None)],
    ],
    ids=[
        "too few",
        "another level",
        "another kind",
        "another year",
        "levels unknown",
        "most have none",
        "not far enough",
        "a handful",
        "another year's",
        "not read",
    ],
)
def test_what_cannot_be_held_against_others_is_not(reports: list[Standing]) -> None:
    assert found(*reports) == []


def test_several_reports_of_one_agency_are_one_peer() -> None:
    six = peers(*USUAL[:6])
    copies = [replace(one, path=f"又/{one.path}") for one in six]

    assert found(*six, *copies, one("甲局", 900)) == []


def past(*values: int | None, agency: str = "甲局") -> list[Standing]:
    return [one(agency, value, year=2018 + at) for at, value in enumerate(values)]


def test_a_number_that_leaves_what_three_years_were_is_told() -> None:
    (clue,) = found(*past(30, 34, 31, 300))

    assert (clue["kind"], clue["path"]) == ("past", "2021/甲局")
    assert clue["message"] == (
        "「t/a/all」为 300，比此前 3 年（30～34，中位数 31）突然增多；请核实"
    )
    assert (clue["value"], clue["expected"], clue["others"]) == ("300", "31", 3)


def test_what_the_prose_says_of_moved_duties_is_told_with_the_change() -> None:
    (clue,) = found(*past(300, 340, 310, 2), said={"2021/甲局": "职责划转"})

    assert "突然减少；报告里说到“职责划转”，可能与此有关；请核实" in clue["message"]


@pytest.mark.parametrize(
    "values",
    [
        (30, 300),
        (30, 34, 300),
        (30, 34, 31, 80),
        (0, 0, 0, 15),
        (5, 90, 700, 2000),
        (None, 3, 4, 99),
    ],
    ids=["one year", "two years", "twice as many", "a handful", "always wild", "a year missing"],
)
def test_a_past_that_says_too_little_accuses_nobody(values: tuple[int | None, ...]) -> None:
    assert found(*past(*values)) == []


def test_two_reports_of_one_year_are_nobodys_past() -> None:
    again = replace(one("甲局", 9, year=2019), path="又/2019")

    assert found(*past(30, 34, 31, 300), again) == []


def test_an_enforcing_agency_without_any_decision_is_told() -> None:
    (clue,) = found(one("望溪区公安局", 0, b=0), wanted=ZEROS)

    assert (clue["kind"], clue["check"], clue["path"]) == (
        "all_zero",
        "NA-07",
        "2023/望溪区公安局",
    )
    assert clue["message"] == (
        "有执法职责（“公安”），而「t/a/all」「t/b/all」全部为 0；请核实是否漏统计"
    )


@pytest.mark.parametrize(
    "report",
    [
        one("望溪区公安局", 0, b=1),
        one("望溪区公安局", 0, b=None),
        one("望溪区档案局", 0, b=0),
        one("望溪区公安局服务中心", 0, b=0, kind="institution"),
        one("望溪区公安局", 0, b=0, judged=False),
    ],
    ids=["one decision", "not read", "no such duty", "another kind", "another year's"],
)
def test_other_agencies_may_have_none(report: Standing) -> None:
    assert found(report, wanted=ZEROS) == []


def test_powers_that_the_prose_says_are_elsewhere_explain_nothing_at_all() -> None:
    report = one("望溪区公安局", 0, b=0)

    assert found(report, wanted=ZEROS, said={report.path: "行政审批局"}) == []


def group(numbers: list[int]) -> list[Standing]:
    return [one(f"{at:04}局", number) for at, number in enumerate(numbers)]


def digits(reports: list[Standing]) -> list[Document]:
    return [clue for clue in found(*reports) if clue["kind"] == "first_digits"]


def test_first_digits_are_held_against_benfords_law_for_a_whole_group_only() -> None:
    chance = Random(5)
    natural = [int(10 ** chance.uniform(1, 5)) for _ in range(600)]
    invented = [chance.choice([5, 6, 7]) * 10 ** chance.randint(1, 4) + 3 for _ in range(600)]

    (clue,) = digits(group(invented))

    assert (clue["path"], clue["agency"], clue["others"]) == (None, None, 600)
    assert "首位为 1 的占 0.0%，通常约 30.1%" in clue["message"]
    assert digits(group(natural)) == []
    assert digits(group(invented[:299])) == []
    assert digits(group([number % 900 + 10 for number in invented])) == []


def test_only_wanted_numbers_are_held() -> None:
    told = Figures("a", {A: Decimal(1), B: Decimal(2)})

    assert of_figures(told, WANTED.cells) == {A: Decimal(1)}
    assert ZEROS.cells == {A, B}


def test_the_pack_names_cells_of_its_form_and_levels_of_names() -> None:
    pack = load_pack(find_pack(None))
    wanted = wanted_of(pack)

    assert wanted.zeros[0].id == "NA-07"
    assert len(wanted.cells) > 5
    level_of = level_by_name(pack)
    assert [level_of(name) for name in ("青禾市望溪区公安局", "柳岸镇人民政府", "办公室")] == [
        "county",
        "township",
        "unknown",
    ]


def test_numbers_are_told_as_they_are() -> None:
    (clue,) = found(*past(30, 34, 31), one("甲局", "3000.50", year=2021))

    assert clue["value"] == "3000.5"
