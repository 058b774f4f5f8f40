import pytest

from hegui.reporting.words import (
    copies_words,
    harmless,
    one_line,
    place_words,
    places_words,
    shared_folder,
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("普通文字\t1\n2", "普通文字\t1\n2"),
        ("\x1b[31m红", "□[31m红"),
        ("a\u202eb", "a□b"),
        ("a\u2028b\ud800", "a□b□"),
        ("a\x00b\x85", "a□b□"),
    ],
)
def test_signs_that_steer_a_terminal_or_a_page_are_replaced(text: str, shown: str) -> None:
    assert harmless(text) == shown


def test_a_cut_is_marked() -> None:
    assert one_line("一二三\n四五", 4) == "一二三…"
    assert one_line("一二三\n四五", 10) == "一二三 四五"


def spot(line: int | None, label: str, page: int | None = None) -> dict[str, object]:
    return {"line": line, "page": page, "label": label, "path": None}


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (spot(3, "一、概况"), "第3行「一、概况」"),
        (spot(None, "一、概况", page=2), "第2页「一、概况」"),
        (spot(None, ""), "全文"),
    ],
)
def test_a_place_is_said_as_a_person_follows_it(place: dict[str, object], words: str) -> None:
    assert place_words(place) == words


def test_cells_of_one_row_are_told_together() -> None:
    places = [spot(5, "二、少年 × 白天"), spot(6, "二、少年 × 夜间"), spot(9, "二、老年 × 夜间")]

    assert places_words(places) == [
        "第5至6行「二、少年 × 白天、夜间」",
        "第9行「二、老年 × 夜间」",
    ]


def cell(grid: int, at: str, label: str) -> dict[str, object]:
    return {**spot(None, label), "grid": grid, "cell": at}


def test_a_table_is_named_once_for_spots_in_a_row() -> None:
    places = [
        cell(2, "R4C4", "三、新收 × 自然人"),
        cell(2, "R5C4", "三、结转 × 自然人"),
        cell(2, "R5C5", "三、结转 × 商业企业"),
        cell(3, "R4C1", "四、结果维持"),
    ]

    assert places_words(places) == [
        "第2个表格第4行第4列「三、新收 × 自然人」",
        "第5行「三、结转 × 自然人、商业企业」",
        "第3个表格第4行第1列「四、结果维持」",
    ]


def test_cells_of_a_workbook_are_said_as_it_names_them() -> None:
    one = {**spot(None, "三、新收 × 自然人"), "sheet": "表三", "cell": "C7"}
    other = {**spot(None, "三、结转 × 自然人"), "sheet": "表三", "cell": "C8"}

    assert places_words([one, other]) == [
        "工作表“表三”C7「三、新收 × 自然人」",
        "C8「三、结转 × 自然人」",
    ]


def test_a_sheet_with_a_hostile_name_cannot_steer() -> None:
    assert place_words({**spot(None, ""), "sheet": "\x1b[2J", "cell": "A1"}) == "工作表“□[2J”A1"


def test_the_other_files_of_a_report_say_how_much_they_differ() -> None:
    report = {
        "copies": [
            {"path": "县/附件.pdf", "kind": "pdf", "differences": 2, "scanned": False},
            {"path": "县/年报.zip!年报.docx", "kind": "docx", "differences": 0, "scanned": False},
            {"path": "县/扫描.pdf", "kind": "scan", "differences": 1, "scanned": True},
        ]
    }

    assert copies_words(report) == [
        "附件.pdf（2 处不同）",
        "年报.docx（没有发现不同）",
        "扫描.pdf（1 处不同，需人工核对）",
    ]


def test_many_cells_of_one_row_are_counted() -> None:
    places = [spot(5, f"二、少年 × {n}列") for n in range(9)]

    assert places_words(places) == ["第5行「二、少年 × 0列、1列、2列、3列、4列、5列、6列等9格」"]


def test_the_same_place_is_told_once() -> None:
    assert places_words([spot(3, "一、概况"), spot(3, "一、概况")]) == ["第3行「一、概况」"]


@pytest.mark.parametrize(
    ("paths", "folder"),
    [
        (["县/a.txt", "县/b.txt"], "县/"),
        (["县/一/a.txt", "县/一二/b.txt"], "县/"),
        (["县/a.txt"], ""),
        (["a.txt", "县/b.txt"], ""),
        (["/县/a.txt", "/县/b/c.txt"], "/县/"),
    ],
)
def test_the_folder_all_files_lie_in(paths: list[str], folder: str) -> None:
    assert shared_folder(paths) == folder
