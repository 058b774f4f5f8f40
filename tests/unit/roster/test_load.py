"""A roster is read as offices write it, and every mistake in it is told at once."""

from contextlib import suppress
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.workbook import Workbook

from hegui.errors import UsageError
from hegui.roster.columns import Column, What, column_of
from hegui.roster.entry import Entry, Published
from hegui.roster.load import load_roster
from hegui.roster.values import WrongValueError, day_of, kind_of, level_of
from tests.unit.roster.rosters import OFFICE, TWO_TOWNS, loaded, mistakes, written


def entry(folder: Path, text: str, name: str) -> Entry:
    (found,) = (one for one in loaded(folder, text).entries if one.name == name)
    return found


def test_a_row_is_an_agency(tmp_path: Path) -> None:
    bureau = entry(tmp_path, OFFICE, "望溪区民政局")

    assert bureau == Entry(
        key="望溪区民政局",
        name="望溪区民政局",
        kind="department",
        level="county",
        parent="望溪区人民政府",
        parent_key="望溪区人民政府",
        region="青禾市望溪区",
        places=("青禾市", "望溪区"),
        aliases=("望溪区社会事务局", "区社会局"),
        published={2023: Published(date(2024, 2, 6), "", moved=False, row=3)},
        row=3,
    )


def test_what_is_left_empty_is_unknown_and_a_place_comes_from_name_or_superior(
    tmp_path: Path,
) -> None:
    library = entry(tmp_path, OFFICE, "望溪区图书馆")
    bare = entry(tmp_path, "单位,上级\n民政局,望溪区人民政府\n望溪区人民政府,\n", "民政局")

    assert (library.level, library.region, library.places) == ("unknown", "", ("望溪区",))
    assert (bare.kind, bare.places, bare.parent_key) == ("unknown", ("望溪区",), "望溪区人民政府")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_any_encoding_a_spreadsheet_writes_is_read(encoding: str, tmp_path: Path) -> None:
    utf8 = loaded(tmp_path, OFFICE)

    assert loaded(tmp_path, OFFICE, encoding).entries == utf8.entries


@pytest.mark.parametrize("separator", ["\t", ";", "，"])
def test_other_separators_are_seen_by_the_headings(separator: str, tmp_path: Path) -> None:
    text = "名录（2024 年）\n单位,类别\n甲县民政局,部门\n".replace(",", separator)

    assert [one.kind for one in loaded(tmp_path, text).entries] == ["department"]


def test_english_headings_and_words_are_understood(tmp_path: Path) -> None:
    text = (
        "agency,kind,level,parent,region,aliases,year,date,url\n"
        "甲县民政局,department,county,甲县人民政府,甲县,甲县社会局,2023,2024-01-20,https://x.example\n"
        "甲县民政局,,,,,,2024,2025/2/3,\n"
    )

    (bureau,) = loaded(tmp_path, text).entries
    assert (bureau.kind, bureau.level, bureau.aliases) == (
        "department",
        "county",
        ("甲县社会局",),
    )
    assert {year: one.date for year, one in bureau.published.items()} == {
        2023: date(2024, 1, 20),
        2024: date(2025, 2, 3),
    }


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("单位名称", Column(What.NAME)),
        ("* 单 位 ：", Column(What.NAME)),
        ("单位名称（全称）", Column(What.NAME)),
        ("发布日期2024", Column(What.DATE, 2024)),
        ("2024年度发布日期", Column(What.DATE, 2024)),
        ("发布时间（2024）", Column(What.DATE, 2024)),
        ("网址_2024", Column(What.ADDRESS, 2024)),
        ("Publication Date", Column(What.DATE)),
        ("备注", Column(What.IGNORED)),
        ("# 领导", Column(What.IGNORED)),
        ("", Column(What.IGNORED)),
        ("层级2024", None),
        ("领导", None),
    ],
)
def test_headings_are_known_in_many_spellings(heading: str, column: Column | None) -> None:
    assert column_of(heading) == column


@pytest.mark.parametrize(
    "text",
    [
        "2025-01-31",
        "2025/1/31",
        "2025.1.31",
        "2025年1月31日",
        "２０２５年１月３１日",
        "20250131",
        "2025-01-31 09:30",
        "2025-01-31T09:30:00",
        "2025年1月31号",
    ],
)
def test_days_are_read_however_they_are_written(text: str) -> None:
    assert day_of(text) == date(2025, 1, 31)


@pytest.mark.parametrize(
    "text", ["1月31日", "2025-02-30", "31/1/2025", "2025年1月", "春节前", "45688"]
)
def test_what_is_no_whole_day_is_not_guessed(text: str) -> None:
    with pytest.raises(WrongValueError):
        day_of(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("政府", "government"),
        ("县级人民政府", "government"),
        ("乡镇人民政府", "township"),
        ("镇（街道）", "township"),
        ("区政府工作部门", "department"),
        ("公益一类事业单位", "institution"),
        ("Township", "township"),
    ],
)
def test_kinds_are_known_in_many_words(text: str, kind: str) -> None:
    assert kind_of(text) == kind


@pytest.mark.parametrize(
    ("text", "level"),
    [("县（市、区）级", "county"), ("区级", "county"), ("设区的市", "city"), ("镇", "township")],
)
def test_levels_are_known_in_many_words(text: str, level: str) -> None:
    assert level_of(text) == level


def test_every_mistake_is_told_with_row_and_column_and_what_to_do(tmp_path: Path) -> None:
    text = (
        "单位,机关类型,层级,上级,别名,发布日期2023,领导\n"
        "望溪区人民政府,政俯,县级,望溪区民政局,,2024-13-12,\n"
        "望溪区民政局,部门,区级,望溪区人民政府,望溪区教育局,2024/1/29,甲\n"
        "望溪区民政局,部门,区级,望溪区人民政府,,,\n"
        "望溪区教育局,部门,区市级,,,2022/1/29,\n"
        ",部门,县级,,,,\n"
        "合计,,,,,,\n"
    )

    assert mistakes(tmp_path, text) == [
        "1:7: 第1行：不认识“领导”这一列。不需要的列请删去，或者在列名前加“#”",
        "2: 第2行：“上级”绕成了圈：望溪区人民政府 → 望溪区民政局 → 望溪区人民政府；请改正其中一个",
        "2:2: 第2行：“机关类别”：没有“政俯”这种机关类别。"
        "机关类别写：人民政府、部门、乡镇街道、事业单位、不明，或者空着",
        "2:6: 第2行：“发布日期”：没有“2024-13-12”这一天，请核对日期",
        "4: 第4行：“望溪区民政局”与第3行重复。同一个单位请只留一行；不是同一个单位的，"
        "用“地区”或“上级”区分；是不同年度的，写明“年度”",
        "5: 第5行：“望溪区教育局”的名称“望溪区教育局”也是第3行“望溪区民政局”的名称或别名；"
        "一个名称只能属于一个单位，请改正，或者用“地区”区分",
        "5:3: 第5行：“层级”：没有“区市级”这种层级。是否想写“区级”？"
        "层级写：国家、省级、市级、县级、乡级、不明，或者空着",
        "5:6: 第5行：“发布日期”：2022-01-29 早于报告年度 2023 年。"
        "年度是报告的年度，不是发布的那一年；请核对",
        "6:1: 第6行：没有写“单位”；不要的行请整行删去",
    ]


def test_rows_of_several_years_are_one_agency_unless_they_contradict_each_other(
    tmp_path: Path,
) -> None:
    head = "单位,类别,年度,发布日期\n"
    fine = head + "甲县民政局,部门,2023,2024-01-20\n甲县民政局,,2024,2025-01-21\n"
    wrong = head + "甲县民政局,部门,2023,2024-01-20\n甲县民政局,事业单位,2024,2025-01-21\n"
    twice = head + "甲县民政局,部门,2023,2024-01-20\n甲县民政局,部门,2023,2024-01-22\n"

    assert [*loaded(tmp_path, fine).entries[0].published] == [2023, 2024]
    assert mistakes(tmp_path, wrong) == [
        "3: 第3行：“甲县民政局”的“机关类别”与第2行写的不同，请统一"
    ]
    assert any("2023 年度与第2行重复" in one for one in mistakes(tmp_path, twice))


def test_agencies_of_one_name_in_two_counties_are_two(tmp_path: Path) -> None:
    keys = [one.key for one in loaded(tmp_path, TWO_TOWNS).entries]

    assert keys == ["临岚县/石梁镇人民政府", "白榆县/石梁镇人民政府", "白榆县民政局"]


def test_a_superior_that_may_be_two_has_to_be_told_in_full(tmp_path: Path) -> None:
    (told,) = mistakes(
        tmp_path, TWO_TOWNS.replace("地区\n", "地区,上级\n") + "甲站,,,石梁镇人民政府\n"
    )

    assert told == "5: 第5行：“上级”：名录里有 2 个“石梁镇人民政府”，请写带地区的全称"


def test_a_superior_outside_the_roster_is_a_note_with_the_name_that_was_meant(
    tmp_path: Path,
) -> None:
    text = "单位,上级\n望溪区人民政府,青禾市人民政府\n望溪区民政局,望溪区人民政俯\n"

    assert loaded(tmp_path, text).notes[1] == (
        "上级“望溪区人民政俯”不在名录里；名录里有相近的“望溪区人民政府”，请看是不是写错了"
    )


def test_years_say_when_an_agency_owes_reports(tmp_path: Path) -> None:
    text = "单位,设立年度,撤销年度,是否应报\n甲,2020,,\n乙,,2022年,是\n丙,,,否\n"

    a, b, c = loaded(tmp_path, text).entries
    assert [a.due(2019), a.due(2020)] == [False, True]
    assert [b.due(2022), b.due(2023)] == [True, False]
    assert not c.due(2023)
    assert mistakes(tmp_path, "单位,设立年度,撤销年度\n甲,2022,2020\n") == [
        "2: 第2行：“甲”的设立年度（2022）晚于撤销年度（2020）"
    ]


def workbook(folder: Path, book: Workbook) -> Path:
    path = folder / "roster.xlsx"
    book.save(path)
    return path


def test_a_workbook_is_read_with_merged_cells_dates_hidden_rows_and_a_second_sheet(
    tmp_path: Path,
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "名录"
    sheet.append(["青禾市政府信息公开单位名录"])
    sheet.append(["序号", "单位名称", "机关类别", "所在地区"])
    sheet.append([1, "望溪区民政局", "部门", "望溪区"])
    sheet.append([2, "望溪区教育局", "部门", None])
    sheet.append([3, "望溪区司法局", "部门", None])
    sheet.merge_cells("A1:D1")
    sheet.merge_cells("D3:D5")
    sheet.row_dimensions[4].hidden = True
    second = book.create_sheet("发布")
    second.append(["单位", "年度", "发布日期", "网址"])
    second.append(["望溪区教育局", 2023, date(2024, 1, 30), "https://wx.example/jy"])
    book.create_sheet("说明").append(["本表由办公室填写"])

    roster = load_roster(workbook(tmp_path, book))

    assert [one.region for one in roster.entries] == ["望溪区", "望溪区", "望溪区"]
    published = Published(date(2024, 1, 30), "https://wx.example/jy", row=2, sheet="发布")
    assert roster.entries[1].published == {2023: published}
    assert roster.notes == ("工作表“说明”没有“单位”这一列，没有读",)


def test_mistakes_of_a_workbook_name_the_sheet(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "名录"
    sheet.append(["单位", "层级"])
    sheet.append(["望溪区民政局", "处级"])

    with pytest.raises(
        UsageError, match=r"roster\.xlsx:2:2: 工作表“名录”第2行：“层级”：没有“处级”"
    ):
        load_roster(workbook(tmp_path, book))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "名录是空的"),
        ("青禾市\n".encode(), "没有读到单位。第一行应是列名，其中要有“单位”这一列"),
        (b"PK\x03\x04rubbish", "名录读不了"),
        (b"\xd0\xcf\x11\xe0rubbish", "名录读不了"),
        ("单位\n甲\ufffd\x00".encode(), "有的字符不能解码"),
        ('单位\n"'.encode() + b"a" * 200_000, "少了一个引号"),
    ],
)
def test_what_is_no_roster_is_refused_with_what_to_do(
    data: bytes, said: str, tmp_path: Path
) -> None:
    path = tmp_path / "roster.csv"
    path.write_bytes(data)

    with pytest.raises(UsageError, match=said):
        load_roster(path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="没有这个名录文件"):
        load_roster(tmp_path / "nope.csv")
    with pytest.raises(UsageError, match="这是文件夹"):
        load_roster(tmp_path)


def test_the_digest_is_of_what_is_said_and_not_of_the_file(tmp_path: Path) -> None:
    head, *rows = OFFICE.splitlines(keepends=True)
    turned = "".join((head, *reversed(rows)))
    changed = OFFICE.replace("2024-02-06", "2024-02-07")

    digest = loaded(tmp_path, OFFICE).digest
    assert loaded(tmp_path, turned, "gb18030").digest == digest
    assert loaded(tmp_path, changed).digest != digest


@given(st.lists(st.lists(st.text(max_size=12), max_size=6), max_size=8))
def test_nothing_in_the_cells_ends_in_another_error(rows: list[list[str]]) -> None:
    body = "\n".join(",".join(row) for row in rows)
    text = f"单位,类别,层级,上级,别名,发布日期\n{body}\n".encode("utf-8", "replace").decode()
    with TemporaryDirectory() as folder:
        path = written(Path(folder), text)
        with suppress(UsageError):
            assert load_roster(path).entries
