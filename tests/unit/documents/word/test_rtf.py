"""An RTF file is read as its paper shows it."""

import pytest

from hegui.documents.document import Document, Grid, Paragraph, Picture
from hegui.documents.limits import Limits
from hegui.documents.readers.word.rtf import read_rtf
from hegui.errors import DocumentError

FONTS = (
    r"{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f1\fnil\fcharset134 \'cb\'ce\'cc\'e5;}"
    r"{\f2\fcharset2 Wingdings;}{\f3\fcharset136 PMingLiU;}}"
)


def read(body: str, head: str = FONTS) -> Document:
    return read_rtf(rf"{{\rtf1\ansi\ansicpg936\deff0{head}{body}}}".encode("latin-1"))


def u(text: str) -> str:
    return "".join(f"\\u{ord(char)}?" if ord(char) > 127 else char for char in text)


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def cells(document: Document) -> list[tuple[str, int, int, int, int]]:
    grid = next(block for block in document.blocks if isinstance(block, Grid))
    return [(c.text, c.row, c.column, c.rows, c.columns) for c in grid.cells]


def codes(document: Document) -> list[str]:
    return [remark.code for remark in document.remarks]


def row(*cells: tuple[str, str]) -> str:
    """A row of (what is said of the cell, its text)."""
    looks = "".join(look for look, _ in cells)
    texts = "".join(rf"{text}\cell " for _, text in cells)
    return rf"\trowd\trleft-108{looks}\pard\intbl {texts}\row "


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (r"\f1\'d2\'bb\'a1\'a2\'d7\'dc\'cc\'e5", "一、总体"),
        (r"\f0\'d2\'bb\'a1\'a2\'d7\'dc", "一、总"),  # in a font that claims to be western
        (r"2023\f1\'c4\'ea", "2023年"),
        (r"\f1\'c4\'ea{\b 2}023", "年2023"),
        (r"\f3\'a4@", "一"),  # the second byte of a Big5 character may be a plain letter
        (r"\f0 caf\'e9", "café"),
        (r"\f1\'81\'39\'ee\'39", "㐀"),  # four bytes
        ("\\f1 \xd2\xbb", "一"),  # bytes that were not escaped
        ("\\f1 \xd2\xbb\\b 5{\xd2\xbb}", "一5一"),
        (r"\u19968?\u12289 ?", "一、"),
        (r"\uc2\u19968\'d2\'bb\u20108\'b6\'fe x", "一二 x"),
        (r"\uc0\u19968\u20108 x", "一二x"),
        (r"{\uc0\u19968}\u20108?x", "一二x"),
        (r"\u19968\emdash x", "一x"),
        (r"\u19968\b x", "一x"),
        (r"{\u19968}?", "一?"),
        (r"\u-10179?\u-8634?", "\U0001f646"),
        (r"\u-10179?x", "\ufffdx"),
        (r"a\~b\_c\-d\{\}\\", "a\xa0b-cd{}\\"),
        (r"\ldblquote a\rdblquote\emdash\endash\lquote\rquote", "“a”—–‘’"),
        (r"a\tab b", "a\tb"),
        ("a\r\nb", "ab"),
        (r"a{\*\unknown b{c}\'7d\}}d", "ad"),
        (r"a{\*\bkmkstart x}{\footnote x}{\header x}{\*\pn x}d", "ad"),
        (r"a{\field{\*\fldinst HYPERLINK x}{\fldrslt \ul b}}d", "abd"),
        (r"a{\*\x\bin3 }}}b}d", "ad"),
        (r"a\bin2 {{d", "ad"),
        (r"{\pntext\f2\'b7\tab}\u19968?", "一"),
        (r"{\listtext\u9312?\tab}\u19968?", "①一"),
        (r"{\listtext\f2 l\tab}\u19968?", "一"),
    ],
)
def test_text_is_decoded_as_it_was_written(written: str, expected: str) -> None:
    assert texts(read(written + r"\par")) == [expected]


@pytest.mark.parametrize("second", ["\\", "{", "}"])
@pytest.mark.parametrize("first", [0x81, 0xA0, 0xD2])
def test_second_bytes_that_look_like_marks_are_none(first: int, second: str) -> None:
    char = bytes((first, ord(second))).decode("gbk")
    raw, escaped = chr(first) + second, f"\\'{first:02x}\\{second}"

    assert texts(read(rf"\f1 {raw}1{{\b 2}}\par {{\*\x {raw}}}3\par")) == [f"{char}12", "3"]
    assert texts(read(rf"\f1 {escaped}1\par")) == [f"{char}1"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (r"10{\super 2}", "10 2"),
        (r"10{\sub 2}3", "10 2 3"),
        (r"10\up8 2\up0", "10 2"),
        (r"10\up2 2\up0", "102"),
        (r"10\super\nosupersub 2", "102"),
        (r"{\strike 5}6", "5 6"),
        (r"{\super 1}{\super 2}", "12"),
    ],
)
def test_numbers_in_a_cell_are_only_one_where_they_look_it(written: str, expected: str) -> None:
    document = read(row((r"\cellx1000", "a"), (r"\cellx2000", written)))

    assert [one[0] for one in cells(document)] == ["a", expected]
    assert texts(read(written + r"\par")) == [expected.replace(" ", "")]


def test_paragraphs_and_lines_end_where_they_do_on_paper() -> None:
    document = read("a\\line b\\par c\\page d\\sect e\\\nf")

    assert texts(document) == ["a", "b", "c", "d", "e", "f"]
    assert [block.place.paragraph for block in document.blocks] == [1, 1, 2, 2, 3, 4]


def test_hidden_and_deleted_text_is_not_read_and_told_once() -> None:
    document = read(r"a{\v b}c\v d\v0 e{\deleted f}{\revised g}\plain h{\v i}\par{\v j}k\par")

    assert texts(document) == ["acegh", "k"]
    assert codes(document) == ["hidden_text", "tracked_changes"]


def test_hidden_blanks_are_not_worth_a_word() -> None:
    assert read(r"a{\v  }b\par").remarks == ()


def test_headings_are_those_of_the_paragraph_or_its_style() -> None:
    sheet = (
        r"{\stylesheet{\s0 Normal;}{\s1\sb480\outlinelevel0 first;}{\*\cs10 x;}"
        r"{\s15\outlinelevel9 y;}{\s4\b Heading 4;}}"
    )
    document = read(
        r"\pard\s1 a\par\pard\outlinelevel7 b\par\pard\s15 c\par"
        r"\pard\s1\outlinelevel9 d\par\pard e\par\s4 f\par",
        FONTS + sheet,
    )

    levels = [block.level for block in document.blocks if isinstance(block, Paragraph)]
    assert levels == [1, 6, 0, 0, 0, 4]


def test_the_title_is_that_of_the_file_and_no_text() -> None:
    title = rf"{{\title {u('年报')}}}"
    for written in (title, rf"{{\upr{{\title ??}}{{\*\ud{title}}}}}"):
        document = read(r"a\par", rf"{FONTS}{{\info{written}{{\author x}}}}")
        assert document.title == "年报"
        assert texts(document) == ["a"]


def test_cells_lie_where_the_rows_say() -> None:
    document = read(
        r"x\par "
        + row((r"\cellx6000", "w"))
        + row((r"\cellx2000", "a"), (r"\cellx4010", ""), (r"\cellx6000", "3"))
        + row((r"\cellx4000", "b"), (r"\cellx6010", "4"))
        + r"\pard y\par"
    )

    assert cells(document) == [
        ("w", 0, 0, 1, 3),
        ("a", 1, 0, 1, 1), ("", 1, 1, 1, 1), ("3", 1, 2, 1, 1),
        ("b", 2, 0, 1, 2), ("4", 2, 2, 1, 1),
    ]  # fmt: skip
    assert texts(document) == ["x", "y"]
    assert [block.place.where() for block in document.blocks] == ["第1段", "第1个表格", "第2段"]


def test_merged_cells_are_one() -> None:
    document = read(
        row((r"\clvmgf\cellx1000", "m"), (r"\clmgf\cellx2000", "h"), (r"\clmrg\cellx3000", ""))
        + row((r"\clvmrg\cellx1000", "n"), (r"\cellx2000", "1"), (r"\cellx3000", "2"))
    )

    assert cells(document) == [
        ("m\nn", 0, 0, 2, 1), ("h", 0, 1, 1, 2), ("1", 1, 1, 1, 1), ("2", 1, 2, 1, 1),
    ]  # fmt: skip


def test_text_that_is_only_written_again_in_a_cell_that_goes_on_is_read_once() -> None:
    document = read(
        row((r"\clvmgf\cellx1000", "m"), (r"\cellx2000", "1"))
        + row((r"\clvmrg\cellx1000", "m"), (r"\cellx2000", "2"))
    )

    assert [one[0] for one in cells(document)] == ["m", "1", "2"]


def test_a_picture_alone_in_a_cell_does_not_leave_it_empty() -> None:
    picture = r"{\pict\wmetafile8 00ff}"

    assert cells(read(row((r"\cellx1000", "a"), (r"\cellx2000", picture)))) == [
        ("a", 0, 0, 1, 1), ("\ufffc", 0, 1, 1, 1),
    ]  # fmt: skip
    alone = read(row((r"\cellx1000", ""), (r"\cellx2000", picture)))
    assert [type(block) for block in alone.blocks] == [Picture]


def test_a_row_may_be_told_behind_its_cells() -> None:
    document = read(
        r"\pard\intbl a\cell b\cell{\trowd\cellx1000\cellx2000\row}"
        r"\pard\intbl c\cell{\trowd\cellx2000\row}\pard x\par"
    )

    assert cells(document) == [("a", 0, 0, 1, 1), ("b", 0, 1, 1, 1), ("c", 1, 0, 1, 2)]


def test_several_paragraphs_of_a_cell_are_lines() -> None:
    document = read(row((r"\cellx1000", r"a\par b"), (r"\cellx2000", r"c\line d")))

    assert [one[0] for one in cells(document)] == ["a\nb", "c\nd"]


def test_cells_that_say_nothing_of_a_table_stand_in_one_all_the_same() -> None:
    document = read(r"\trowd\cellx1000\cellx2000 a\par b\cell c\cell\row x\par")

    assert [one[0] for one in cells(document)] == ["a\nb", "c"]
    assert texts(document) == ["x"]


def test_more_cells_than_told_leave_columns_without_meaning_unless_they_are_empty() -> None:
    odd = read(r"\trowd\cellx1000\cellx2000\pard\intbl a\cell b\cell c\cell\row")
    blank = read(r"\trowd\cellx1000\cellx2000\pard\intbl a\cell b\cell \cell\row")

    assert [block.aligned for block in odd.blocks if isinstance(block, Grid)] == [False]
    assert cells(blank) == [("a", 0, 0, 1, 1), ("b", 0, 1, 1, 1)]


def test_the_row_of_a_table_in_a_cell_does_not_change_the_row_around_it() -> None:
    inner = (
        r"\pard\intbl\itap2 a\nestcell b\nestcell{\*\nesttableprops\trowd\cellx500\cellx900"
        r"\nestrow}{\nonesttables\par}"
    )
    document = read(
        rf"\trowd\cellx1000\cellx2000\cellx3000{inner}\pard\intbl\itap1 c\cell d\cell e\cell\row"
    )

    assert cells(document) == [("a\nb\nc", 0, 0, 1, 1), ("d", 0, 1, 1, 1), ("e", 0, 2, 1, 1)]


def test_pictures_and_embedded_files_are_told() -> None:
    document = read(
        r"a{\pict\wmetafile8 00ff}b\par{\*\shppict{\pict 00}}{\nonshppict{\pict 00}}c\par"
        r"{\object\objemb{\*\objclass Excel.Sheet.8}{\*\objdata 00}{\result{\pict 00}}}\par"
    )

    assert texts(document) == ["ab", "c"]
    pictures = [block for block in document.blocks if isinstance(block, Picture)]
    assert [(p.what, p.text, p.place.paragraph) for p in pictures] == [
        ("picture", "", 1), ("picture", "", 2), ("attachment", "Excel.Sheet.8", 3),
    ]  # fmt: skip


def test_the_text_of_a_box_stands_before_the_paragraph_that_it_hangs_on() -> None:
    box = r"{\shp{\*\shpinst\shpleft0{\sp{\sn x}{\sv 1}}{\shptxt\pard b\par c\par}}{\shprslt d}}"
    document = read(rf"a{box}e\par" + row((r"\cellx9", f"f{box}"), (r"\cellx20", "g")))

    assert texts(document) == ["b", "c", "ae"]
    assert cells(document) == [("b\nc\nf", 0, 0, 1, 1), ("g", 0, 1, 1, 1)]


def test_a_file_that_was_cut_is_read_up_to_there_and_told() -> None:
    document = read_rtf(rb"{\rtf1 a\par {\b b")

    assert texts(document) == ["a", "b"]
    assert codes(document) == ["extraction"]


def test_what_cannot_be_decoded_is_counted() -> None:
    document = read(r"\f1\'d2\par")

    assert texts(document) == ["\ufffd"]
    assert codes(document) == ["encoding"]


def test_what_stands_behind_the_file_is_not_read() -> None:
    assert texts(read_rtf(rb"{\rtf1 a\par}} b\par")) == ["a"]


@pytest.mark.parametrize(
    ("data", "limits", "reason"),
    [
        (b"{\\rtx", Limits(), "不是完整的 RTF 文件.*请"),
        (b"{\\rtf1", Limits(file_bytes=3), "文件过大"),
        (b"{\\rtf1 " + b"{" * 500, Limits(), "嵌套过深"),
        (b"{\\rtf1 " + b"\\b" * 100, Limits(nodes=20), "控制字过多"),
        (b"{\\rtf1 {\\pict" + b"{}" * 100, Limits(nodes=20), "控制字过多"),
        (b"{\\rtf1 abcdef\\par", Limits(text_characters=5), "文字过多"),
        (b"{\\rtf1 " + b"a" * 100, Limits(text_characters=5), "文字过多"),
        (b"{\\rtf1 " + b"\\par" * 10, Limits(text_lines=2, cells=2), "段落过多"),
        (b"{\\rtf1\\trowd" + b"\\cellx1" * 10, Limits(table_columns=5), "单元格过多"),
        (b"{\\rtf1\\intbl" + b" a\\cell b\\cell\\row" * 10, Limits(table_rows=5), "表格行数过多"),
        (b"{\\rtf1" + b"{\\pict}" * 10, Limits(page_objects=5), "图片过多"),
    ],
)
def test_limits_name_themselves(data: bytes, limits: Limits, reason: str) -> None:
    with pytest.raises(DocumentError, match=reason):
        read_rtf(data, limits)
