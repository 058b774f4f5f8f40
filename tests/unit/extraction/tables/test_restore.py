# ruff: noqa: E501 - lines of a report set in columns cannot be broken
"""The restorer on small stretches of report, in the shapes real files come in."""

from decimal import Decimal
from functools import cache

import pytest

from hegui.documents.readers.plain.text import read_text
from hegui.documents.readers.web.html import read_html
from hegui.extraction.tables.restore import TableReading, restore_tables
from hegui.forms.edition import Form
from hegui.forms.load import load_form
from hegui.packs.load import load_pack
from hegui.packs.locate import find_pack


@cache
def form() -> Form:
    return load_form(load_pack(find_pack(None)))


def read(text: str, year: int = 2023) -> TableReading:
    return restore_tables(read_text(text.encode()), form(), year)


def cells(reading: TableReading) -> dict[tuple[str, str, str], str]:
    return {
        (block.block.id, row.raw.row.id, column): cell.text
        for table in reading.tables
        for block in table.blocks
        for row in block.rows
        for column, cell in row.cells.items()
    }


def row(reading: TableReading, block: str, name: str) -> list[str]:
    return [text for (b, r, _), text in cells(reading).items() if (b, r) == (block, name)]


FEES = "第二十条第（八）项\n信息内容\n本年收费金额（单位：万元）\n行政事业性收费\n{}\n"

DISPUTES = """四、政府信息公开行政复议、行政诉讼情况
行政复议 行政诉讼
结果维持 结果纠正 其他结果 尚未审结 总计 未经复议直接起诉 复议后起诉
结果维持 结果纠正 其他结果 尚未审结 总计 结果维持 结果纠正 其他结果 尚未审结 总计
{}
五、存在的主要问题及改进情况
"""

HEADER = "申请人情况\n自然人\n法人或其他组织\n总计\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n"


def requests(*rows: str) -> str:
    return "三、收到和处理政府信息公开申请情况\n" + HEADER + "\n".join(rows) + "\n"


def test_values_follow_their_label_whatever_stands_in_the_line() -> None:
    glued = "规章000\n行政规范性文件2 1 8\n"
    head = "第二十条第（一）项\n信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n"

    reading = read("二、主动公开政府信息情况\n" + head + glued)

    assert row(reading, "art20_1", "rules") == ["0", "0", "0"]
    assert row(reading, "art20_1", "normative_documents") == ["2", "1", "8"]


def test_a_label_broken_over_lines_is_one_label() -> None:
    text = requests(
        "一、本年新收政府信息公开申请数量 3 0 0 0 0 0 3",
        "（二）部分公开（区分处理的，只计这一情形，不",
        "计其他情形）",
        "1 0 0 0 0 0 1",
        "5.要求行政机关确认或重 新出具",
        "已获取信息",
        "2 0 0 0 0 0 2",
    )

    reading = read(text)

    assert row(reading, "requests", "partial") == ["1", "0", "0", "0", "0", "0", "1"]
    assert row(reading, "requests", "np_confirm") == ["2", "0", "0", "0", "0", "0", "2"]


def test_a_group_label_set_one_character_a_line_takes_no_values() -> None:
    vertical = "\n".join("三、本年度办理结果")
    text = requests(
        "一、本年新收政府信息公开申请数量 3 0 0 0 0 0 3", vertical, "（一）予以公开 3 0 0 0 0 0 3"
    )

    reading = read(text)

    assert row(reading, "requests", "granted") == ["3", "0", "0", "0", "0", "0", "3"]
    assert row(reading, "requests", "new_received")[-1] == "3"


def test_a_mistyped_label_is_still_its_row() -> None:
    text = requests(
        "1.属于国家秘密 0 0 0 0 0 0 0",
        "2.其他法律行政止公开 4 0 0 0 0 0 4",
        "3.危及“三安全一稳定” 0 0 0 0 0 0 0",
    )

    reading = read(text)

    assert row(reading, "requests", "denied_law_forbidden")[0] == "4"


def test_a_row_the_form_does_not_have_is_foreign_and_moves_nothing() -> None:
    text = requests(
        "7.属于行政执法案卷 1 0 0 0 0 0 1",
        "8.属于行政查询事项 2 0 0 0 0 0 2",
        "9.属于工作秘密 3 0 0 0 0 0 3",
        "1.本机关不掌握相关政府信息 4 0 0 0 0 0 4",
    )

    reading = read(text)

    assert [foreign.text for foreign in reading.tables[0].raw.foreign] == ["9.属于工作秘密"]
    assert row(reading, "requests", "denied_admin_query")[0] == "2"
    assert row(reading, "requests", "unable_not_held")[0] == "4"


def test_a_dropped_row_is_missing_and_its_neighbours_stay() -> None:
    text = requests(
        "1.信访举报投诉类申请 1 0 0 0 0 0 1",
        "3.要求提供公开出版物 3 0 0 0 0 0 3",
        "4.无正当理由大量反复申请 4 0 0 0 0 0 4",
    )

    reading = read(text)

    assert row(reading, "requests", "np_repeat") == []
    assert row(reading, "requests", "np_publication")[0] == "3"


def test_a_row_printed_twice_is_found_twice() -> None:
    text = requests(
        "1.信访举报投诉类申请 1 0 0 0 0 0 1",
        "2.重复申请 2 0 0 0 0 0 2",
        "2.重复申请 2 0 0 0 0 0 2",
        "3.要求提供公开出版物 3 0 0 0 0 0 3",
    )

    rows = [r.raw.row.id for b in read(text).tables[0].blocks for r in b.rows]

    assert rows.count("np_repeat") == 2


def test_a_lost_number_in_a_stream_is_a_doubt_with_candidates_and_no_guess() -> None:
    text = requests(
        "一、本年新收政府信息公开申请数量 3 1 0 0 0 0 4",
        "二、上年结转政府信息公开申请数量 2 0 0 1",
    )

    reading = read(text)

    assert row(reading, "requests", "carried_in") == []
    doubt = next(d for d in reading.doubts if d.row == "carried_in")
    assert doubt.code == "ambiguous_row"
    assert "应有7个数据，只读到4个" in doubt.message
    assert len(doubt.candidates) > 1


def test_two_numbers_in_one_cell_are_never_joined() -> None:
    page = (
        "<table><tr><td>第二十条第（八）项</td></tr><tr><td>信息内容</td>"
        "<td>本年收费金额（单位：万元）</td></tr>"
        "<tr><td>行政事业性收费</td><td>5 3</td></tr></table>"
    )

    reading = restore_tables(read_html(page.encode()), form(), 2023)

    assert cells(reading) == {}
    assert [doubt.code for doubt in reading.doubts] == ["split_cell"]


def test_the_unlabelled_row_stands_behind_its_header() -> None:
    reading = read(DISPUTES.format("1 1 0 0 2 1 0 0 0 1 2 0 1 0 3"))

    values = row(reading, "review_litigation", "counts")
    assert values == ["1", "1", "0", "0", "2", "1", "0", "0", "0", "1", "2", "0", "1", "0", "3"]


def test_a_gap_in_one_part_of_the_unlabelled_row_leaves_the_other_parts_readable() -> None:
    reading = read(DISPUTES.format("4 1 0 0 5 1 0 2 4 2 1 0 4 7"))

    values = cells(reading)
    assert values["review_litigation", "counts", "review_total"] == "5"
    assert ("review_litigation", "counts", "direct_upheld") not in values
    assert values["review_litigation", "counts", "after_review_total"] == "7"


@pytest.mark.parametrize("amount", ["190.457379", "0", "不涉及", "39670元"])
def test_the_text_of_a_cell_is_kept_untouched(amount: str) -> None:
    reading = read(FEES.format(amount))

    assert row(reading, "art20_8", "admin_fees") == [amount]


def test_parts_printed_as_one_row_are_read_as_their_group() -> None:
    text = FEES.format("0") + requests(
        "5.要求行政机关确认或重新出具已获取信息 0 0 0 0 0 0 0",
        "（六）其他处理 2 0 0 0 0 0 2",
        "（七）总计 5 0 0 0 0 0 5",
    )

    reading = read(text)

    assert reading.edition is not None
    assert reading.edition.id == "2021"
    assert row(reading, "requests", "other_handling")[0] == "2"


def test_the_labels_decide_the_edition_whatever_the_year() -> None:
    old = "第二十条第（一）项\n信息内容\n本年新制作数量\n本年新公开数量\n对外公开总数量\n"

    reading = read(old + "规章\n0\n0\n0\n规范性文件\n1\n1\n4\n", year=2023)

    assert reading.edition is not None
    assert reading.edition.id == "2019"
    assert row(reading, "art20_1", "normative_documents") == ["1", "1", "4"]


def test_links_of_a_menu_are_no_table() -> None:
    reading = read("政策文件\n规章\n行政规范性文件\n行政许可\n行政处罚\n\n一、总体情况\n概况。\n")

    assert reading.edition is None
    assert reading.tables == ()


def test_empty_cells_of_a_text_set_in_columns_are_found_by_their_places() -> None:
    lines = [
        "三、收到和处理政府信息公开申请情况",
        "                                    自然人  商业企业  科研机构  社会公益组织  法律服务机构  其他  总计",
        "一、本年新收政府信息公开申请数量    3       0         1         0             0             0     4",
        "二、上年结转政府信息公开申请数量    1                                                             1",
    ]

    reading = read("\n".join(lines))

    assert row(reading, "requests", "carried_in") == ["1", "", "", "", "", "", "1"]


def test_numbers_count_exactly() -> None:
    reading = read(FEES.format("0.10"))

    cell = reading.tables[0].blocks[-1].rows[0].cells["fee_amount"]
    assert cell.reading.value == Decimal("0.10")
    assert cell.place.line == 5
