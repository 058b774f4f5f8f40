"""The roster beside the reports there are: who owes one, and when it was published."""

from datetime import date
from pathlib import Path

from hegui.facts.fact import Fact
from hegui.facts.kinds import COMMON, KINDS
from hegui.roster.due import audited_years, doubts_of_absence, due_reports, publications
from hegui.roster.keys import Reported, agency_keys, years_found
from tests.unit.roster.rosters import OFFICE, TWO_TOWNS, loaded


def told(facts: list[Fact], *names: str) -> list[tuple[object, ...]]:
    return [tuple(fact.get(name) for name in names) for fact in facts]


def test_each_agency_is_due_or_found_each_year(tmp_path: Path) -> None:
    roster = loaded(tmp_path, OFFICE)

    facts = [*due_reports(roster, {"望溪区民政局": {2023}}, [2023])]

    assert told(facts, "agency", "found", "agency_kind", "level", "parent")[:3] == [
        ("望溪区人民政府", False, "government", "county", ""),
        ("望溪区民政局", True, "department", "county", "望溪区人民政府"),
        ("柳岸镇人民政府", False, "township", "township", "望溪区人民政府"),
    ]
    assert facts[0].place.file == roster.shown
    assert facts[0].place.line == 2


def test_facts_have_the_fields_of_their_kinds(tmp_path: Path) -> None:
    roster = loaded(tmp_path, OFFICE)
    facts = [*due_reports(roster, {}, [2023]), *publications(roster, [2023])]

    for fact in facts:
        assert set(fact.fields) | {"edition"} == {*KINDS[fact.kind].fields, *COMMON}


def test_an_agency_that_is_gone_is_not_due(tmp_path: Path) -> None:
    roster = loaded(tmp_path, "单位,撤销年度\n甲,2022\n")

    assert told([*due_reports(roster, {}, [2022, 2023])], "year", "due", "found") == [
        (2022, True, False),
        (2023, False, False),
    ]


def test_absence_is_not_sure_where_a_file_may_be_the_report(tmp_path: Path) -> None:
    roster = loaded(tmp_path, OFFICE)
    reports = [
        Reported("x/图书馆.txt", "望溪区图书馆", None),
        Reported("x/柳岸镇人民政府.txt", "", 2023),
    ]
    keys = agency_keys(reports, roster)

    doubts = doubts_of_absence(roster, reports, keys, {"x/望溪区民政局2022.pdf": 2022})
    facts = [*due_reports(roster, {}, [2022, 2023], doubts)]

    assert told(facts, "year", "agency", "found") == [
        (2022, "望溪区人民政府", False),
        (2022, "望溪区民政局", None),
        (2022, "柳岸镇人民政府", False),
        (2022, "望溪区图书馆", None),
        (2023, "望溪区人民政府", False),
        (2023, "望溪区民政局", False),
        (2023, "柳岸镇人民政府", None),
        (2023, "望溪区图书馆", None),
    ]
    assert facts[1].doubts == {"found": "x/望溪区民政局2022.pdf 可能是它的报告，但读不了"}


def test_a_file_is_known_by_its_name_and_its_folder(tmp_path: Path) -> None:
    roster = loaded(tmp_path, OFFICE)

    def named(path: str) -> list[str]:
        return [entry.name for entry in roster.named_in(path)]

    assert named("x/望溪区民政局.pdf") == ["望溪区民政局"]
    assert named("望溪区/03 2023年民政局年报.pdf") == ["望溪区民政局"]
    assert named("望溪区/柳岸镇人民政府.pdf") == ["柳岸镇人民政府"]
    assert named("白榆县/民政局.pdf") == []


def test_absence_is_not_sure_where_a_name_may_mean_two(tmp_path: Path) -> None:
    roster = loaded(tmp_path, TWO_TOWNS)
    reports = [Reported("a.txt", "石梁镇人民政府", 2023)]
    keys = agency_keys(reports, roster)

    doubts = doubts_of_absence(roster, reports, keys, {})
    facts = [*due_reports(roster, years_found(reports, keys), [2023], doubts)]

    assert told(facts, "found") == [(None,), (None,), (False,)]


def test_a_stray_report_of_another_year_makes_nobody_due(tmp_path: Path) -> None:
    agencies = "".join(f"甲县第{n}局\n" for n in range(10))
    roster = loaded(tmp_path, f"单位\n{agencies}")
    found = {f"甲县第{n}局": {2023} for n in range(8)} | {"甲县第9局": {2017}}

    assert audited_years(found, roster) == ((2023,), (2017,))
    assert audited_years(found, roster, 2017) == ((2017,), ())


def test_publications_are_told_of_the_years_that_are_audited(tmp_path: Path) -> None:
    facts = [*publications(loaded(tmp_path, OFFICE), [2023, 2024])]

    assert told(facts, "agency", "year", "date", "address", "moved") == [
        ("望溪区人民政府", 2023, date(2024, 3, 12), "https://wx.example/2023", False),
        ("望溪区民政局", 2023, date(2024, 2, 6), "", False),
    ]


def test_a_day_without_a_year_is_of_the_year_before_unless_it_is_late(tmp_path: Path) -> None:
    text = "单位,发布日期\n甲,2024-02-06\n乙,2023-12-25\n丙,2026-01-01\n"
    roster = loaded(tmp_path, text)

    one_year = [*publications(roster, [2023])]
    two_years = [*publications(roster, [2022, 2023])]

    assert told(one_year, "agency", "year", "date") == [
        ("甲", 2023, date(2024, 2, 6)),
        ("乙", 2023, date(2023, 12, 25)),
    ]
    assert told(two_years, "agency", "year", "date") == [
        ("甲", 2023, date(2024, 2, 6)),
        ("乙", 2022, None),
        ("乙", 2023, None),
    ]
    assert two_years[1].doubts == {"date": "名录没有写是哪一年度的报告，这个日期可能属于两个年度"}


def test_what_the_roster_does_not_say_of_the_kind_is_as_it_was_read(tmp_path: Path) -> None:
    text = "单位,类别,发布日期2023\n甲,,2024-02-06\n乙,部门,2024-02-06\n丙,,2024-02-06\n"

    facts = publications(loaded(tmp_path, text), [2023], {"甲": "township", "乙": "township"})

    assert told([*facts], "agency_kind") == [("township",), ("department",), ("unknown",)]


def test_an_address_alone_is_a_publication_of_unknown_date(tmp_path: Path) -> None:
    roster = loaded(tmp_path, "单位,网址2023\n甲,https://x.example\n")

    (fact,) = publications(roster, [2023])

    assert (fact.get("date"), fact.doubts) == (None, {"date": "名录没有写发布日期"})


def test_a_page_that_moved_says_so(tmp_path: Path) -> None:
    text = "单位,年度,发布日期,重新发布\n甲,2023,2024-05-01,是\n"

    (fact,) = publications(loaded(tmp_path, text), [2023])

    assert fact.get("moved") is True
