"""The restorer on tables in shapes that only some content systems and editors write."""

from collections.abc import Sequence
from functools import cache

import pytest

from hegui.documents.readers.plain.text import read_text
from hegui.documents.readers.web.html import read_html
from hegui.extraction.tables.restore import TableReading, restore_tables
from hegui.forms.edition import Form
from hegui.forms.load import load_form
from hegui.packs.load import load_pack
from hegui.packs.locate import find_pack

NEW = "一、本年新收政府信息公开申请数量"
CARRIED = "二、上年结转政府信息公开申请数量"
COLUMNS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
HEADING = "三、收到和处理政府信息公开申请情况\n"


@cache
def form() -> Form:
    return load_form(load_pack(find_pack(None)))


def text(*lines: str) -> TableReading:
    return restore_tables(read_text("\n".join(lines).encode()), form(), 2023)


def page(*rows: Sequence[str]) -> TableReading:
    return restore_tables(read_html(table(*rows).encode()), form(), 2023)


def table(*rows: Sequence[str]) -> str:
    """Rows of an HTML table; a cell that begins with a tag is taken as it is."""
    lines = (
        "".join(cell if cell.startswith("<td") else f"<td>{cell}</td>" for cell in row)
        for row in rows
    )
    return "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"


def row(reading: TableReading, block: str, name: str) -> list[str]:
    """The texts of one row that were read, in the order of the form."""
    return [
        found.cells[column.id].text
        for one in reading.tables
        for part in one.blocks
        if part.block.id == block
        for found in part.rows
        if found.raw.row.id == name
        for column in part.block.columns
        if column.id in found.cells
    ]


def codes(reading: TableReading) -> list[str]:
    return [doubt.code for doubt in reading.doubts]


def test_columns_in_another_order_are_read_under_their_own_labels() -> None:
    reading = page(
        ("", "总计", *COLUMNS[:-1]),
        (NEW, "10", "4", "3", "2", "1", "0", "0"),
        (CARRIED, "2", "1", "0", "0", "0", "1", "0"),
    )

    assert row(reading, "requests", "new_received") == ["4", "3", "2", "1", "0", "0", "10"]
    assert row(reading, "requests", "carried_in") == ["1", "0", "0", "0", "1", "0", "2"]


def test_columns_under_a_group_stand_in_its_place() -> None:
    reading = page(
        ("", "总计", "法人或其他组织", "自然人"),
        COLUMNS[1:6],
        (NEW, "10", "3", "2", "1", "0", "0", "4"),
    )

    assert row(reading, "requests", "new_received") == ["4", "3", "2", "1", "0", "0", "10"]


def test_a_line_of_text_shows_the_order_of_its_columns_too() -> None:
    swapped = ("自然人", "科研机构", "商业企业", *COLUMNS[3:])

    reading = text(HEADING, " ".join(swapped), f"{NEW} 4 2 3 1 0 0 10")

    assert row(reading, "requests", "new_received") == ["4", "3", "2", "1", "0", "0", "10"]


def test_an_order_that_the_numbers_contradict_leaves_the_rows_unread() -> None:
    reading = page(
        ("", "总计", *COLUMNS[:-1]),
        (NEW, "4", "3", "2", "1", "0", "0", "10"),
        (CARRIED, "1", "0", "0", "0", "1", "0", "2"),
    )

    assert row(reading, "requests", "new_received") == []
    assert codes(reading) == ["ambiguous_row", "ambiguous_row"]
    assert "列标签的次序与格式不同" in reading.doubts[0].message


def test_a_total_listed_first_in_a_text_flow_is_believed_if_the_sums_bear_it_out() -> None:
    head = ["总计", "自然人", "法人或其他组织", *COLUMNS[1:6]]

    reading = text(HEADING, *head, NEW, *("10", "4", "3", "2", "1", "0", "0"))

    assert row(reading, "requests", "new_received") == ["4", "3", "2", "1", "0", "0", "10"]


def test_results_in_another_order_are_not_read_as_the_forms() -> None:
    leaves = ("总计", *RESULTS[:4])
    reading = page(
        ("行政复议", "行政诉讼"),
        (*leaves, "未经复议直接起诉", "复议后起诉"),
        (*leaves, *leaves),
        ("2", "1", "1", "0", "0", *["0"] * 10),
    )

    assert row(reading, "review_litigation", "counts") == []
    assert codes(reading) == ["ambiguous_row"]


@pytest.mark.parametrize("remark", ["", "含网上申请", "2"])
def test_a_column_of_remarks_is_no_number_of_the_row(remark: str) -> None:
    reading = page(
        ("", *COLUMNS, "备注"),
        (NEW, "4", "3", "2", "1", "0", "0", "10", remark),
        (CARRIED, "1", "0", "0", "0", "1", "0", "2", ""),
    )

    assert row(reading, "requests", "new_received") == ["4", "3", "2", "1", "0", "0", "10"]
    assert row(reading, "requests", "carried_in") == ["1", "0", "0", "0", "1", "0", "2"]


def test_a_column_in_the_middle_that_the_form_lacks_moves_no_blank_at_the_end() -> None:
    reading = page(
        ("", *COLUMNS[:3], "新闻媒体", *COLUMNS[3:]),
        (NEW, "4", "3", "2", "7", "1", "0", "0", "10"),
        (CARRIED, "1", "0", "0", "7", "0", "1", "0", ""),
    )

    assert row(reading, "requests", "carried_in") == ["1", "0", "0", "0", "1", "0", ""]


def test_a_merged_nought_stands_for_every_cell_it_covers() -> None:
    reading = page(
        ("", *COLUMNS),
        (NEW, "4", "<td colspan=5>0</td>", "4"),
        (CARRIED, "<td colspan=7>不涉及</td>"),
    )

    assert row(reading, "requests", "new_received") == ["4", "0", "0", "0", "0", "0", "4"]
    assert row(reading, "requests", "carried_in") == ["不涉及"] * 7


def test_a_nought_merged_over_rows_stands_for_each_of_them() -> None:
    reading = page(
        ("", *COLUMNS),
        (NEW, "4", "<td rowspan=2>0</td>", "0", "0", "0", "0", "4"),
        (CARRIED, "1", "2", "0", "0", "0", "3"),
    )

    assert row(reading, "requests", "carried_in") == ["1", "0", "2", "0", "0", "0", "3"]


def test_a_merged_number_is_one_value_and_a_doubt() -> None:
    reading = page(("", *COLUMNS), (NEW, "<td colspan=6>3</td>", "3"))

    assert row(reading, "requests", "new_received") == []
    assert codes(reading) == ["ambiguous_row"]


def twice(first: str, second: str) -> TableReading:
    def copy(number: str) -> str:
        return table(
            ("", *COLUMNS),
            (NEW, number, "0", "0", "0", "0", "0", number),
            (CARRIED, "1", "0", "0", "0", "0", "0", "1"),
            ("（一）予以公开", number, "0", "0", "0", "0", "0", number),
        )

    markup = f"<p>{first}</p>{copy('8')}<p>{second}</p>{copy('5')}"
    return restore_tables(read_html(markup.encode()), form(), 2023)


def test_of_two_copies_the_one_under_the_reports_year_counts() -> None:
    reading = twice("2022年数据", "2023年数据")

    assert row(reading, "requests", "new_received")[0] == "5"
    assert len(row(reading, "requests", "granted")) == 7
    assert codes(reading) == []


def test_of_two_copies_without_a_year_only_what_agrees_is_read() -> None:
    reading = twice("表一", "表二")

    assert row(reading, "requests", "new_received") == []
    assert row(reading, "requests", "carried_in") == ["1", "0", "0", "0", "0", "0", "1"]
    assert codes(reading) == ["copies_differ", "copies_differ"]


def test_a_copy_with_the_same_numbers_is_no_second_table() -> None:
    head, line = ("", *COLUMNS), (NEW, "4", "0", "0", "0", "0", "0", "4")
    more = [(CARRIED, *line[1:]), ("（一）予以公开", *line[1:])]

    reading = page(head, line, *more, head, line, *more)

    assert row(reading, "requests", "new_received") == ["4", "0", "0", "0", "0", "0", "4"]


def test_a_second_row_of_results_is_not_passed_over() -> None:
    head = [
        ("行政复议", "行政诉讼"),
        (*RESULTS, "未经复议直接起诉", "复议后起诉"),
        (*RESULTS, *RESULTS),
    ]
    first, second = ["1", "0", "0", "0", "1"] + ["0"] * 10, ["2", "0", "0", "0", "2"] + ["0"] * 10

    assert row(page(*head, first, second), "review_litigation", "counts") == []
    dated = page(*head, ["2022年", *first], ["2023年", *second])
    assert row(dated, "review_litigation", "counts") == second


@pytest.mark.parametrize("together", [True, False])
def test_numbers_in_front_of_their_labels_are_not_taken_for_the_row_above(
    *, together: bool
) -> None:
    rows = [
        ("4 0 0 0 0 0 4", NEW),
        ("1 0 0 0 0 0 1", CARRIED),
        ("5 0 0 0 0 0 5", "（一）予以公开"),
    ]
    body = [f"{a}  {b}" for a, b in rows] if together else [part for pair in rows for part in pair]

    reading = text(HEADING, " ".join(COLUMNS), *body, "四、结束")

    assert row(reading, "requests", "new_received")[0] == "4"
    assert row(reading, "requests", "carried_in")[0] == "1"
    assert row(reading, "requests", "granted")[0] == "5"


def test_where_a_row_has_no_numbers_before_it_none_can_be_told() -> None:
    reading = text(
        HEADING,
        " ".join(COLUMNS),
        "4 0 0 0 0 0 4",
        NEW,
        CARRIED,
        "5 0 0 0 0 0 5",
        "（一）予以公开",
    )

    assert row(reading, "requests", "new_received") == []
    assert row(reading, "requests", "granted") == []


@pytest.mark.parametrize(
    "lines",
    [("1.属于国", "3 0 0 0 0 0 3", "家秘密"), ("1.属于国 3 0 0 0 0 0 3", "家秘密")],
)
def test_a_label_torn_by_its_numbers_is_one_label(lines: Sequence[str]) -> None:
    reading = text(HEADING, " ".join(COLUMNS), f"{NEW} 4 0 0 0 0 0 4", *lines)

    assert row(reading, "requests", "denied_state_secret") == ["3", "0", "0", "0", "0", "0", "3"]


@pytest.mark.parametrize(
    "joined", ["（六）其他处理3.其他", "三、本年度办理结果-（六）其他处理-3.其他"]
)
def test_a_label_behind_those_of_its_groups_is_the_row_and_not_the_group(joined: str) -> None:
    reading = page(
        ("规章", "本年制发件数", "1"),  # the edition's mark
        ("", *COLUMNS),
        (joined, "2", "0", "0", "0", "0", "0", "2"),
    )

    assert row(reading, "requests", "oh_other")[0] == "2"
    assert row(reading, "requests", "other_handling") == []


def test_a_number_without_any_mark_still_numbers_its_label() -> None:
    reading = page(("", *COLUMNS), ("七总计", "2", "0", "0", "0", "0", "0", "2"))

    assert row(reading, "requests", "results_total")[0] == "2"


def test_a_group_with_empty_cells_of_its_own_is_no_row_of_numbers() -> None:
    part = "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"
    reading = page(
        ("", *COLUMNS),
        ("（六）其他处理", *[""] * 7),
        (part, "2", "0", "0", "0", "0", "0", "2"),
    )

    assert row(reading, "requests", "other_handling") == []
    assert row(reading, "requests", "oh_no_correction")[0] == "2"


def test_a_list_of_row_column_and_number_is_the_table() -> None:
    reading = page(
        ("规章", "本年制发件数", "1"),
        ("规章", "本年废止件数", "2"),
        ("规章", "现行有效件数", "3"),
        ("行政许可", "本年处理决定数量", "12"),
    )

    assert row(reading, "art20_1", "rules") == ["1", "2", "3"]
    assert row(reading, "art20_5", "licensing") == ["12"]


def test_results_set_in_a_column_are_the_one_row() -> None:
    groups = ("行政复议", "未经复议直接起诉", "复议后起诉")
    rows = [(g, label, str(n)) for g in groups for n, label in enumerate(RESULTS, 1)]

    assert row(page(*rows), "review_litigation", "counts") == ["1", "2", "3", "4", "5"] * 3


def test_results_by_kind_of_case_are_the_one_row() -> None:
    reading = page(
        ("类型", *RESULTS),
        ("行政复议", "1", "0", "0", "0", "1"),
        ("未经复议直接起诉", "0", "2", "0", "0", "2"),
        ("复议后起诉", "0", "0", "3", "0", "3"),
    )

    values = ["1", "0", "0", "0", "1", "0", "2", "0", "0", "2", "0", "0", "3", "0", "3"]
    assert row(reading, "review_litigation", "counts") == values


def test_a_short_row_is_not_placed_by_sums_that_other_rows_break() -> None:
    reading = text(
        HEADING,
        " ".join(COLUMNS),
        f"{NEW} 1 2 3 4 5 6 7",
        f"{CARRIED} 1 2 3 4 5 6 8",
        "（一）予以公开 11 12 13 14 15 16",
    )

    assert row(reading, "requests", "granted") == []
    assert codes(reading) == ["ambiguous_row"]


def test_thousands_that_a_comma_separated_line_has_cut_off_are_not_dropped() -> None:
    reading = text(
        HEADING,
        f",{','.join(COLUMNS)}",
        f"{NEW},4,0,0,0,0,0,4",
        f"{CARRIED},2,373,140,0,0,0,0,2,513",
    )

    assert row(reading, "requests", "new_received")[0] == "4"
    assert set(row(reading, "requests", "carried_in")) <= {"0"}
    assert "ambiguous_row" in codes(reading)


def test_words_in_the_cells_of_the_unlabelled_row_are_read_as_words() -> None:
    head = [
        ("行政复议", "行政诉讼"),
        (*RESULTS, "未经复议直接起诉", "复议后起诉"),
        (*RESULTS, *RESULTS),
    ]

    assert row(page(*head, ["……"] * 15), "review_litigation", "counts") == ["……"] * 15
    mixed = ["……", "3", *["0"] * 13]
    assert row(page(*head, mixed), "review_litigation", "counts") == mixed


def test_words_in_a_row_printed_twice_stay_in_their_cells() -> None:
    name = "行政规范性文件"
    head = ("第二十条第（一）项",), ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")
    page_ = page(*head, (name, "见附件", "0", "1", ""), (name, "2", "0", "1", ""))

    found = [r for one in page_.tables for part in one.blocks for r in part.rows]

    assert sorted([cell.text for cell in r.cells.values()] for r in found) == [
        ["2", "0", "1"],
        ["见附件", "0", "1"],
    ]
