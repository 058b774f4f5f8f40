"""A first roster is made of reports and can be read back."""

from pathlib import Path

from hegui.roster.keys import Reported
from hegui.roster.new import Seen, new_roster
from tests.unit.roster.rosters import loaded

SEEN = [
    Seen(Reported("2022/a", "青禾市望溪区人民政府", 2022), "government", "county"),
    Seen(Reported("2022/b", "望溪区民政局", 2022), "department", "county"),
    Seen(Reported("2023/b", "望溪区 民政局", 2023), "department", "county"),
    Seen(Reported("望溪区/c", "柳岸镇", 2022), "township", "township"),
    Seen(Reported("望溪区/d", "柳岸镇人民政府", 2023), "unknown", "unknown"),
    Seen(Reported("2023/e", "", 2023), "unknown", "unknown"),
]


def test_each_agency_is_a_row_with_what_its_latest_reports_say() -> None:
    text, agencies = new_roster(SEEN)

    assert agencies == 3
    assert text.splitlines() == [
        "单位,机关类别,层级,上级,地区,别名,发布日期2022,网址2022,发布日期2023,网址2023",
        "柳岸镇人民政府,乡镇街道,乡级,青禾市望溪区人民政府,望溪区,柳岸镇,,,,",
        "望溪区民政局,部门,县级,青禾市望溪区人民政府,望溪区,,,,,",
        "青禾市望溪区人民政府,人民政府,县级,,青禾市望溪区,,,,,",
    ]


def test_it_is_a_roster(tmp_path: Path) -> None:
    text, _ = new_roster(SEEN)

    entries = loaded(tmp_path, text, "utf-8-sig").entries

    assert [one.parent_key for one in entries] == ["青禾市望溪区人民政府"] * 2 + [""]


def test_a_name_is_no_formula() -> None:
    text, _ = new_roster([Seen(Reported("a", "=1+1", 2022), "unknown", "unknown")])

    assert text.splitlines()[1].startswith("'=1+1,")
