"""Years of one agency come together; two agencies of one name do not."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hegui.roster.keys import Reported, agency_keys, years_found
from hegui.roster.roster import Roster
from tests.unit.roster.rosters import OFFICE, TWO_TOWNS, loaded


def joined(*reports: tuple[str, str, int | None], roster: Roster | None = None) -> list[str]:
    keys = agency_keys((Reported(*one) for one in reports), roster)
    return [keys[path].key for path, _, _ in reports]


def test_without_a_roster_a_name_is_joined_however_it_is_spelt() -> None:
    a, b, c, d = joined(
        ("2022/a.html", "云岭省青禾市民政局", 2022),
        ("2023/b.html", "青禾市 民政局", 2023),
        ("2022/c.html", "柳岸镇人民政府", 2022),
        ("2023/d.html", "柳岸镇", 2023),
    )

    assert a == b
    assert c == d


def test_a_government_and_its_office_are_two() -> None:
    a, b = joined(("a", "望溪区人民政府", 2022), ("b", "望溪区人民政府办公室", 2023))

    assert a != b


def test_towns_of_one_name_in_two_counties_are_kept_apart_by_their_folders() -> None:
    a, b, c, d = joined(
        ("临岚县/2022/石梁镇.txt", "石梁镇人民政府", 2022),
        ("白榆县/2023/石梁镇.txt", "石梁镇人民政府", 2023),
        ("白榆县/2024年度/石梁镇.txt", "石梁镇人民政府", 2024),
        ("全部/石梁镇.txt", "白榆县石梁镇人民政府", 2021),
    )

    assert a != b
    assert b == c == d


def test_districts_of_one_name_in_two_cities_are_kept_apart_by_their_folders() -> None:
    a, b, c = joined(
        ("青禾市/2022/x", "望溪区民政局", 2022),
        ("林州市/2023/x", "望溪区民政局", 2023),
        ("2023/x", "青禾市望溪区民政局", 2023),
    )

    assert a == c != b


def test_folders_without_places_keep_apart_only_what_would_be_two_reports_of_a_year() -> None:
    moved = joined(("甲/x", "石梁镇", 2022), ("乙/x", "石梁镇", 2023))
    clash = joined(("甲/x", "石梁镇", 2023), ("乙/x", "石梁镇", 2023), ("乙/y", "石梁镇", 2022))

    assert moved[0] == moved[1]
    assert clash[0] != clash[1] == clash[2]


def test_a_report_that_says_no_agency_is_joined_with_nothing() -> None:
    assert joined(("a", "", 2022)) == [""]


def test_with_a_roster_former_names_are_the_same_agency(tmp_path: Path) -> None:
    keys = joined(
        ("a", "望溪区民政局", 2022),
        ("b", "青禾市望溪区社会事务局", 2021),
        ("c", "区社会局", 2020),
        ("d", "望溪区柳岸镇人民政府", 2020),
        ("e", "柳岸镇", 2021),
        ("f", "云岭省青禾市望溪区", 2021),
        ("g", "白榆县民政局", 2021),
        roster=loaded(tmp_path, OFFICE),
    )

    assert keys == [
        *("望溪区民政局",) * 3,
        *("柳岸镇人民政府",) * 2,
        "望溪区人民政府",
        "白榆县民政局",
    ]


@pytest.mark.parametrize(
    ("path", "name", "key"),
    [
        ("白榆县/a", "石梁镇人民政府", "白榆县/石梁镇人民政府"),
        ("a", "临岚县石梁镇人民政府", "临岚县/石梁镇人民政府"),
        ("澄塘区/a", "石梁镇人民政府", None),
        ("澄塘区/a", "民政局", None),
        ("白榆县/a", "民政局", "白榆县民政局"),
        ("a", "民政局", "白榆县民政局"),
        ("a", "临岚县民政局", None),
        ("a", "教育局", None),
    ],
)
def test_the_folder_says_which_agency_of_the_roster_is_meant(
    path: str, name: str, key: str | None, tmp_path: Path
) -> None:
    entry = loaded(tmp_path, TWO_TOWNS).resolve(name, path).entry

    assert (entry.key if entry else None) == key


@pytest.mark.parametrize(
    ("path", "name", "found"),
    [
        ("a", "望溪区民政局", True),
        ("青禾市/a", "望溪区民政局", True),
        ("a", "青禾市望溪区民政局", True),
        ("林州市/a", "望溪区民政局", False),
        ("a", "林州市望溪区民政局", False),
        ("a", "林州市望溪区社会事务局", False),
        ("a", "青禾市社会事务局", False),
    ],
)
def test_a_district_of_another_city_is_another(
    path: str, name: str, found: object, tmp_path: Path
) -> None:
    assert (loaded(tmp_path, OFFICE).resolve(name, path).entry is not None) is found


def test_what_may_be_two_agencies_of_the_roster_is_told_and_joined_with_nothing(
    tmp_path: Path,
) -> None:
    reports = [Reported("a", "石梁镇人民政府", 2022), Reported("b", "石梁镇人民政府", 2023)]

    keys = agency_keys(reports, loaded(tmp_path, TWO_TOWNS))

    assert keys["a"].key != keys["b"].key
    assert [one.region for one in keys["a"].others] == ["临岚县", "白榆县"]
    assert years_found(reports, keys) == {}


NAMES = st.sampled_from(["石梁镇", "望溪区石梁镇", "青禾市民政局", "望溪区民政局", ""])
PATHS = st.sampled_from(["甲/", "乙/", "望溪区/", "青禾市/2023/", ""])
REPORTS = st.lists(st.tuples(PATHS, NAMES, st.sampled_from([2022, 2023, None])), max_size=12).map(
    lambda found: [Reported(f"{p}{n}", name, y) for n, (p, name, y) in enumerate(found)]
)


@given(REPORTS, st.randoms(use_true_random=False))
def test_the_order_of_reports_changes_no_key(reports: list[Reported], chance: object) -> None:
    shuffled = [*reports]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]

    assert agency_keys(shuffled) == agency_keys(reports)
