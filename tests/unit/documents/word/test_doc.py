"""A Word 97 file is read as its paper shows it."""

import struct

import pytest
from tests.fixtures.word.build import (
    DELETED,
    HIDDEN,
    IN_TABLE,
    INSERTED,
    ROW_END,
    Build,
    Paragraph,
    change,
    container,
    row_end,
    rows,
)

from hegui.documents.document import Document, Grid, Picture
from hegui.documents.document import Paragraph as Read
from hegui.documents.limits import Limits
from hegui.documents.readers.word import office
from hegui.documents.readers.word.doc import read_doc
from hegui.errors import DocumentError

VERTICAL_FIRST, VERTICAL_MORE = 0x60, 0x20
PARAGRAPH_STYLE, CHARACTER_STYLE = 1, 2


@pytest.fixture(autouse=True)
def _no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "program", lambda: None)


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Read)]


def cells(document: Document) -> list[tuple[str, int, int, int, int]]:
    grid = next(block for block in document.blocks if isinstance(block, Grid))
    return [(c.text, c.row, c.column, c.rows, c.columns) for c in grid.cells]


def codes(document: Document) -> list[str]:
    return [remark.code for remark in document.remarks]


def read(*paragraphs: str | Paragraph) -> Document:
    made = [Paragraph(one) if isinstance(one, str) else one for one in paragraphs]
    return read_doc(Build(made).doc())


def cell(text: str) -> Paragraph:
    return Paragraph(f"{text}\x07", IN_TABLE)


def test_paragraphs_are_numbered_and_tables_are_grids() -> None:
    document = read("一\r", "\r", *rows([0, 900, 1800], ["甲", "1"], ["乙", ""]), "二\r")

    assert texts(document) == ["一", "二"]
    assert [b.place.paragraph for b in document.blocks if isinstance(b, Read)] == [1, 3]
    assert cells(document) == [
        ("甲", 0, 0, 1, 1), ("1", 0, 1, 1, 1),
        ("乙", 1, 0, 1, 1), ("", 1, 1, 1, 1),
    ]  # fmt: skip
    assert [type(block).__name__ for block in document.blocks] == [
        "Paragraph",
        "Grid",
        "Paragraph",
    ]
    assert document.remarks == ()


def test_a_cell_says_where_it_is() -> None:
    document = read(*rows([0, 900, 1800], ["甲", "1"]), "x\r", *rows([0, 900, 1800], ["乙", "2"]))

    last = [block for block in document.blocks if isinstance(block, Grid)][-1].cells[-1]
    assert (last.place.grid, last.place.cell) == (2, "R1C2")


def test_columns_are_the_edges_of_all_rows_though_they_nearly_agree_only() -> None:
    document = read(
        cell("宽"), Paragraph("\x07", row_end([-108, 8000])),
        cell("甲"), cell("乙"), cell("丙"), Paragraph("\x07", row_end([-100, 2010, 3990, 8020])),
        cell("丁"), cell("戊"), Paragraph("\x07", row_end([-108, 4000, 8000])),
    )  # fmt: skip

    assert cells(document) == [
        ("宽", 0, 0, 1, 3),
        ("甲", 1, 0, 1, 1), ("乙", 1, 1, 1, 1), ("丙", 1, 2, 1, 1),
        ("丁", 2, 0, 1, 2), ("戊", 2, 2, 1, 1),
    ]  # fmt: skip


def test_narrow_columns_are_not_taken_for_one() -> None:
    document = read(*rows([0, 50, 100, 150], ["1", "2", "3"]))

    assert [one[2] for one in cells(document)] == [0, 1, 2]


def test_a_cell_that_continues_the_one_above_joins_it_with_its_text() -> None:
    edges = [0, 1000, 2000]
    document = read(
        cell("合"), cell("1"), Paragraph("\x07", row_end(edges, [VERTICAL_FIRST, 0])),
        cell("并"), cell("2"), Paragraph("\x07", row_end(edges, [VERTICAL_MORE, 0])),
        cell("新"), cell("3"), Paragraph("\x07", row_end(edges, [VERTICAL_FIRST, 0])),
    )  # fmt: skip

    assert cells(document) == [
        ("合\n并", 0, 0, 2, 1), ("1", 0, 1, 1, 1), ("2", 1, 1, 1, 1),
        ("新", 2, 0, 1, 1), ("3", 2, 1, 1, 1),
    ]  # fmt: skip


def test_a_merge_told_behind_the_table_counts_too() -> None:
    edges = [0, 1000, 2000]
    first = row_end(edges) + change(0xD62B, 2, 0, 3)
    more = row_end(edges) + change(0xD62B, 2, 0, 1)
    document = read(
        cell("合"), cell("1"), Paragraph("\x07", first),
        cell(""), cell("2"), Paragraph("\x07", more),
    )  # fmt: skip

    assert cells(document)[0] == ("合", 0, 0, 2, 1)


@pytest.mark.parametrize(("first", "more"), [(1, 2), (2, 1), (3, 1)])
def test_cells_merged_sideways_are_one_whichever_way_they_are_told(first: int, more: int) -> None:
    flags = [first, more, first, more, 0]
    edges = [0, 1, 2, 3, 4, 5]
    merged = [cell(text) for text in ("甲", "", "乙", "", "丙")]
    document = read(*merged, Paragraph("\x07", row_end(edges, flags)), *rows(edges, "12345"))

    assert cells(document)[:4] == [
        ("甲", 0, 0, 1, 2), ("乙", 0, 2, 1, 2), ("丙", 0, 4, 1, 1), ("1", 1, 0, 1, 1),
    ]  # fmt: skip


def test_a_continued_cell_with_nothing_above_it_is_a_cell_of_its_own() -> None:
    document = read(cell("a"), cell("b"), Paragraph("\x07", row_end([0, 1, 2], [VERTICAL_MORE])))

    assert cells(document) == [("a", 0, 0, 1, 1), ("b", 0, 1, 1, 1)]


def test_properties_too_large_for_a_page_lie_elsewhere() -> None:
    edges = list(range(0, 16000, 1000))
    large = row_end(edges, [0] * 15)
    paragraphs = [
        *(cell(str(n)) for n in range(15)),
        Paragraph("\x07", change(0x6646, 4, 0, 0, 0)),
    ]
    data = bytes(4) + struct.pack("<H", len(large)) + large
    document = read_doc(Build(paragraphs, data=data).doc())

    assert cells(document) == [(str(n), 0, n, 1, 1) for n in range(15)]


def test_a_row_without_edges_leaves_cells_in_order_and_says_that_columns_mean_nothing() -> None:
    document = read(cell("甲"), cell(""), Paragraph("\x07", ROW_END), *rows([0, 1, 2], ["1", "2"]))

    grid = next(block for block in document.blocks if isinstance(block, Grid))
    assert not grid.aligned
    assert [one[:3] for one in cells(document)] == [
        ("甲", 0, 0), ("", 0, 1), ("1", 1, 0), ("2", 1, 1),
    ]  # fmt: skip


def test_several_paragraphs_of_a_cell_are_lines() -> None:
    document = read(
        Paragraph("甲\r", IN_TABLE), cell("乙"), cell("1"), Paragraph("\x07", row_end([0, 1, 2]))
    )

    assert cells(document)[0] == ("甲\n乙", 0, 0, 1, 1)


def test_a_table_of_one_column_is_a_frame_round_text() -> None:
    document = read(
        Paragraph("甲\r", IN_TABLE), cell("乙"), Paragraph("\x07", row_end([0, 9])), "丙\r"
    )

    assert texts(document) == ["甲", "乙", "丙"]
    assert [b.place.where() for b in document.blocks] == ["第1个表格第1行第1列"] * 2 + ["第1段"]


def inner(depth: int) -> bytes:
    return IN_TABLE + change(0x6649, depth, 0, 0, 0)


def test_a_large_table_within_a_cell_is_a_table_and_a_small_one_is_text() -> None:
    mark, end = change(0x244B, 1), change(0x244C, 1)
    edges = row_end([0, 1, 2]).replace(ROW_END, b"")
    nested = [
        Paragraph("内\r", inner(2) + mark), Paragraph("3\r", inner(2) + mark),
        Paragraph("\r", inner(2) + end + edges),
    ]  # fmt: skip
    small = read(
        *nested, cell("外"), cell("4"), cell("5"), Paragraph("\x07", row_end([0, 1, 2, 3]))
    )
    large = read(*nested, *nested, cell("外"), cell("4"), Paragraph("\x07", row_end([0, 1, 2])))

    assert cells(small) == [("内\n3\n外", 0, 0, 1, 1), ("4", 0, 1, 1, 1), ("5", 0, 2, 1, 1)]
    assert [one[:3] for one in cells(large)] == [
        ("内", 0, 0), ("3", 0, 1), ("内", 1, 0), ("3", 1, 1),
    ]  # fmt: skip
    assert texts(large) == ["外", "4"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("上\x0b下\r", ["上", "下"]),
        ("前\x0e后\r", ["前", "后"]),
        ("前\x0c后\r", ["前", "后"]),
        ("2023\x1e2024\r", ["2023-2024"]),
        ("软\x1f连\r", ["软连"]),
        ("注\x02批\x05\r", ["注批"]),
        ("见\x13 HYPERLINK x \x14网站\x15。\r", ["见网站。"]),
        ("共\x13 = \x13 REF a \x148\x15 \x14 7\x15页\r", ["共 7页"]),
        ("甲\x13 TC 乙 \x15丙\r", ["甲丙"]),
        ("没有\x13完的域\r", ["没有完的域"]),
        ("没有\x14始的\x15域\r", ["没有始的域"]),
        ("\u3000\u3000缩进 \r", ["缩进"]),
        ("增\ud842\udfb7字\r", ["增𠮷字"]),
        ("坏\ud842字\r", ["坏\ufffd字"]),
        ("(甲)\r", ["(甲)"]),
    ],
)
def test_signs_in_the_text_are_what_they_stand_for(written: str, expected: list[str]) -> None:
    assert texts(read(written)) == expected


def test_a_symbol_is_shown_and_not_the_bracket_that_holds_its_place() -> None:
    symbol = change(0x6A09, 0, 0, 0xB1, 0)
    document = read_doc(Build([Paragraph("误差(5\r")], characters=[(2, 2, symbol)]).doc())

    assert texts(document) == ["误差±5"]


def test_pictures_and_embedded_files_are_told() -> None:
    document = read("前\x01后\r", "\x13 EMBED Excel.Sheet.8 \x14\x01\x15\r")

    pictures = [block for block in document.blocks if isinstance(block, Picture)]
    assert [(p.what, p.text, p.place.paragraph) for p in pictures] == [
        ("picture", "", 1),
        ("attachment", "Excel.Sheet.8", 2),
    ]


def test_hidden_and_deleted_text_is_not_read_and_told_once() -> None:
    document = read_doc(
        Build(
            [Paragraph("甲乙丙丁戊\r"), Paragraph("己庚\r")],
            characters=[(1, 1, HIDDEN), (2, 2, DELETED), (3, 3, INSERTED), (6, 6, HIDDEN)],
        ).doc()
    )

    assert texts(document) == ["甲丁戊", "庚"]
    assert codes(document) == ["hidden_text", "tracked_changes"]


def test_a_hidden_or_deleted_mark_joins_two_paragraphs_but_never_text_with_a_cell() -> None:
    joined = Build([Paragraph("甲\r"), Paragraph("乙\r")], characters=[(1, 1, DELETED)])
    table = [Paragraph("甲\r"), *rows([0, 1, 2], ["乙", "1"])]
    parted = Build(table, characters=[(1, 1, DELETED)])

    assert texts(read_doc(joined.doc())) == ["甲乙"]
    assert texts(read_doc(parted.doc())) == ["甲"]
    assert cells(read_doc(parted.doc()))[0][0] == "乙"


def test_hidden_blanks_and_marks_are_not_worth_a_word() -> None:
    document = read_doc(
        Build([Paragraph("甲 \r"), Paragraph("乙\r")], characters=[(1, 2, HIDDEN)]).doc()
    )

    assert document.remarks == ()


def test_a_deleted_row_is_not_read() -> None:
    table = rows([0, 1, 2], ["甲", "1"], ["乙", "2"])
    document = read_doc(Build(table, characters=[(5, 9, DELETED)]).doc())

    assert cells(document) == [("甲", 0, 0, 1, 1), ("1", 0, 1, 1, 1)]
    assert codes(document) == ["tracked_changes"]


def test_text_in_pieces_of_either_width_and_any_order_is_put_together() -> None:
    table = rows([0, 1, 2], ["甲", "12345"], ["乙", ""])
    document = read_doc(Build(table, cuts=[2, 6, 9], narrow=frozenset({1})).doc())

    assert [one[0] for one in cells(document)] == ["甲", "12345", "乙", ""]


def test_changes_laid_over_a_piece_hide_its_text() -> None:
    document = read_doc(Build([Paragraph("甲乙丙\r")], cuts=[1, 2], changes={1: HIDDEN}).doc())

    assert texts(document) == ["甲丙"]


def test_without_properties_cells_are_told_by_their_marks_and_empty_ones_are_not_claimed() -> None:
    table = rows([0, 1, 2, 3], ["甲", "1", "2"], ["乙", "", "4"])
    document = read_doc(
        Build([Paragraph("一\r"), *table, Paragraph("二\r")], untold=frozenset({2})).doc()
    )

    assert texts(document) == ["一", "二"]
    grid = next(block for block in document.blocks if isinstance(block, Grid))
    assert not grid.aligned
    assert [one[:3] for one in cells(document)] == [
        ("甲", 0, 0), ("1", 0, 1), ("2", 0, 2), ("乙", 1, 0), ("4", 2, 0),
    ]  # fmt: skip
    assert codes(document) == ["extraction"]


def test_a_row_that_never_ends_is_damage_too() -> None:
    assert codes(read(cell("甲"), cell("1"), "完\r")) == ["extraction"]


def style(identity: int, base: int = 0xFFF, properties: bytes = b"") -> bytes:
    head = struct.pack("<HHHHH", identity, 1 | base << 4, 1, 0, 0)
    name = struct.pack("<H", 1) + "a\x00".encode("utf-16-le")
    told = struct.pack("<H", len(properties) + 2) + b"\x00\x00" + properties
    return struct.pack("<H", len(head + name + told)) + head + name + told


def sheet(*styles: bytes) -> bytes:
    return struct.pack("<HHH", 4, len(styles), 10) + b"".join(styles)


def test_headings_are_those_of_the_style_its_base_or_the_paragraph_itself() -> None:
    styles = sheet(
        style(0), style(1), style(8), style(0xFFE, 1), style(0xFFE, 0, change(0x2640, 1))
    )
    paragraphs = [
        Paragraph("正文\r"), Paragraph("一级\r", style=1), Paragraph("八级\r", style=2),
        Paragraph("基于一级\r", style=3), Paragraph("大纲二级\r", style=4),
        Paragraph("自定三级\r", change(0x2640, 2)), Paragraph("自称正文\r", change(0x2640, 9), 1),
    ]  # fmt: skip
    document = read_doc(Build(paragraphs, parts={1: styles}).doc())

    assert [b.level for b in document.blocks if isinstance(b, Read)] == [0, 1, 6, 1, 2, 3, 0]


def with_characters(style_: bytes, kind: int, characters: bytes) -> bytes:
    """A style that says something of its characters, of a paragraph style's behind its own."""
    body = bytearray(style_[2:])
    base = int.from_bytes(body[2:4], "little") >> 4
    struct.pack_into("<H", body, 2, kind | base << 4)
    if kind == CHARACTER_STYLE:
        del body[16:]
    told = bytes(body) + struct.pack("<H", len(characters)) + characters
    return struct.pack("<H", len(told)) + told


def test_text_that_a_style_hides_is_not_read_and_told() -> None:
    styles = sheet(
        style(0),
        with_characters(style(0xFFE), PARAGRAPH_STYLE, HIDDEN),
        with_characters(style(0xFFE), CHARACTER_STYLE, HIDDEN),
        style(0xFFE, 1),
    )
    paragraphs = [
        Paragraph("看见甲\r"), Paragraph("暗乙\r", style=1), Paragraph("暗丙显\r", style=3),
    ]  # fmt: skip
    characters = [(2, 3, change(0x4A30, 2, 0)), (9, 10, change(0x083C, 0))]
    document = read_doc(Build(paragraphs, characters, parts={1: styles}).doc())

    assert texts(document) == ["看见", "显"]
    assert codes(document) == ["hidden_text"]


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        (change(0x2A48, 1), "10 2"),
        (change(0x2A48, 2), "10 2"),
        (change(0x2A48, 0), "102"),
        (change(0x4845, 8, 0), "10 2"),
        (change(0x4845, 0xF8, 0xFF), "10 2"),
        (change(0x4845, 2, 0), "102"),
        (change(0x0837, 1), "10 2"),
        (change(0x4A30, 1, 0), "10 2"),
    ],
)
def test_numbers_in_a_cell_are_only_one_where_they_look_it(
    properties: bytes, expected: str
) -> None:
    styles = sheet(style(0), with_characters(style(0xFFE), CHARACTER_STYLE, change(0x2A48, 1)))
    paragraphs = [Paragraph("102\r"), *rows([0, 900, 1800], ["102", "甲"])]
    characters = [(2, 3, properties), (6, 7, properties)]
    document = read_doc(Build(paragraphs, characters, parts={1: styles}).doc())

    assert texts(document) == ["102"]
    assert [one[0] for one in cells(document)] == [expected, "甲"]


def level(start: int, form: int, text: str) -> bytes:
    head = struct.pack("<IBB9sBIIBBBB", start, form, 0, b"", 0, 0, 0, 0, 0, 0, 0)
    return head + struct.pack("<H", len(text)) + text.encode("utf-16-le")


def lists(*levels: bytes) -> bytes:
    head = struct.pack("<HIi18sBB", 1, 77, 0, b"", 0, 0)
    none = level(1, 255, "")
    return head + b"".join([*levels, *[none] * (9 - len(levels))])


def test_automatic_numbers_stand_before_their_paragraphs() -> None:
    uses = struct.pack("<I", 1) + struct.pack("<IIIBBBB", 77, 0, 0, 0, 0, 0, 0) + bytes(4)
    parts = {73: lists(level(1, 39, "\x00、"), level(1, 0, "\x00.\x01 ")), 74: uses}
    first, second = change(0x460B, 1, 0), change(0x460B, 1, 0) + change(0x260A, 1)
    paragraphs = [
        Paragraph("总体\r", first), Paragraph("甲\r", second), Paragraph("乙\r", second),
        Paragraph("公开\r", first), Paragraph("丙\r", second), Paragraph("无号\r"),
        Paragraph("停用\r", first + change(0x460B, 0, 0)),
    ]  # fmt: skip
    document = read_doc(Build(paragraphs, parts=parts).doc())

    assert texts(document) == [
        "一、总体", "一.1甲", "一.2乙", "二、公开", "二.1丙", "无号", "停用",
    ]  # fmt: skip


def test_the_text_of_a_box_stands_before_the_paragraph_that_it_hangs_on() -> None:
    shape = 0x402
    anchors = struct.pack("<II", 1, 3) + struct.pack("<I22x", shape)
    boxes = struct.pack("<III", 0, 4, 5) + struct.pack("<14xI4x", shape) + bytes(22)
    document = read_doc(
        Build(
            [Paragraph("甲\x08\r")],
            beyond=[Paragraph("框里\r\r")],
            parts={40: anchors, 56: boxes},
        ).doc()
    )

    assert [(b.text, b.place.paragraph) for b in document.blocks if isinstance(b, Read)] == [
        ("框里", 1),
        ("甲", 1),
    ]


def test_the_title_is_that_of_the_file() -> None:
    value = "青禾市年报".encode("gb18030") + b"\x00"
    values = struct.pack("<IHHII", 2, 936, 0, 0x1E, len(value)) + value
    places = struct.pack("<IIII", 1, 24, 2, 32)
    stream = bytes(44) + struct.pack("<I", 48) + struct.pack("<II", 80, 2) + places + values
    build = Build([Paragraph("甲\r")], streams={"\x05SummaryInformation": stream})

    assert read_doc(build.doc()).title == "青禾市年报"


@pytest.mark.parametrize(
    ("build", "reason"),
    [
        (Build([Paragraph("甲\r")], flags=0x0300), "有密码保护"),
        (Build([Paragraph("甲\r")], magic=0xA5DC), "Word 95"),
        (Build([Paragraph("甲\r")], magic=0x1234), "文件头无法识别"),
        (Build([Paragraph("甲\r")], streams={"1Table": b""}), "分段表已损坏"),
    ],
)
def test_what_cannot_be_read_is_said_with_a_way_out(build: Build, reason: str) -> None:
    with pytest.raises(DocumentError, match=f"{reason}.*请"):
        read_doc(build.doc())


def test_a_container_that_was_cut_is_damaged() -> None:
    with pytest.raises(DocumentError, match=r"已损坏.*请"):
        read_doc(container({"WordDocument": bytes(2)})[:512])


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        (Limits(text_characters=5), "文字过多"),
        (Limits(table_rows=1), "表格行数过多"),
        (Limits(table_columns=1), "单元格过多"),
        (Limits(cells=2), "单元格过多"),
        (Limits(nodes=3), "分段过多"),
    ],
)
def test_limits_name_themselves(limits: Limits, reason: str) -> None:
    data = Build(rows([0, 1, 2], ["甲", "1"], ["乙", "2"])).doc()

    with pytest.raises(DocumentError, match=reason):
        read_doc(data, limits)
