"""Text of a DOCX is what a person sees, whatever stands round it."""

import pytest
from tests.unit.documents.word.docx_files import (
    STRICT,
    cell,
    docx,
    grid,
    para,
    read,
    row,
    run,
    table,
    texts,
)

from hegui.documents.document import Grid, Paragraph
from hegui.documents.readers.word.docx import read_docx

A, B, C = run("甲"), run("乙"), run("丙")
CHANGE = 'w:id="1" w:author="某人"'


def control(inner: str) -> str:
    return (
        f"<w:sdt><w:sdtPr><w:id w:val='1'/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    )


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


CODE = "<w:r><w:instrText> PAGE </w:instrText></w:r>"
FIELD = f"{mark('begin')}{CODE}{mark('separate')}{B}{mark('end')}"
WAYS = (
    "<mc:AlternateContent><mc:Choice Requires='x'>{}</mc:Choice>"
    "<mc:Fallback>{}</mc:Fallback></mc:AlternateContent>"
)


@pytest.mark.parametrize(
    "wrapped",
    [
        B,
        control(B),
        control(control(B)),
        f"<w:ins {CHANGE}>{B}</w:ins>",
        f"<w:moveTo {CHANGE}>{B}</w:moveTo>",
        f"<w:customXml><w:customXmlPr/>{B}</w:customXml>",
        f"<w:smartTag><w:smartTagPr/>{B}</w:smartTag>",
        f'<w:hyperlink w:anchor="x">{B}</w:hyperlink>',
        f'<w:fldSimple w:instr=" DATE ">{B}</w:fldSimple>',
        FIELD,
        f"{mark('begin')}{CODE}{FIELD.replace('乙', '丁')}{mark('separate')}{B}{mark('end')}",
        WAYS.format(B, run("丁")),
        WAYS.format("", B),
        f"<w:r>{WAYS.format('<x/>', '<w:t>乙</w:t>')}</w:r>",
        f"<w:dir w:val='ltr'>{B}</w:dir>",
        "<m:oMath><m:r><m:t>乙</m:t></m:r></m:oMath>",
        f"<w:unheard>{B}</w:unheard>",
        f"{B}<w:del {CHANGE}><w:r><w:delText>丁</w:delText></w:r></w:del>",
        f"{B}<w:moveFrom {CHANGE}>{run('丁')}</w:moveFrom>",
        "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>yǐ</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>乙</w:t></w:r></w:rubyBase></w:ruby></w:r>",
        f"<w:bookmarkStart w:id='1'/>{B}<w:bookmarkEnd w:id='1'/><w:proofErr w:type='spellEnd'/>",
        f"{B}<w:r><w:footnoteReference w:id='2'/></w:r><w:r><w:endnoteReference w:id='2'/></w:r>",
        f"<w:commentRangeStart/>{B}<w:r><w:commentReference/><w:annotationRef/></w:r>",
    ],
)
def test_wrappings_of_runs_are_looked_through(wrapped: str) -> None:
    assert texts(read(para(A + wrapped + C))) == ["甲乙丙"]
    assert grid(read(table(row("一", cell(para(A + wrapped + C)))))) == [["一", "甲乙丙"]]


@pytest.mark.parametrize("wrap", [control, lambda inner: f"<w:customXml>{inner}</w:customXml>"])
def test_wrappings_of_paragraphs_tables_rows_and_cells_are_looked_through(wrap: object) -> None:
    assert callable(wrap)
    inner = wrap(
        table(wrap(row(wrap(cell("1")), "2")), wrap(row("3", wrap(cell(wrap(para("4")))))))
    )

    document = read(wrap(para("前")) + inner)

    assert texts(document) == ["前"]
    assert grid(document) == [["1", "2"], ["3", "4"]]


def test_of_two_ways_to_say_a_block_one_is_read() -> None:
    assert texts(read(WAYS.format(para("新"), para("旧")))) == ["新"]
    assert texts(read(WAYS.format("", para("旧")))) == ["旧"]


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("<w:t>甲</w:t><w:tab/><w:t>乙</w:t>", ["甲\t乙"]),
        ("<w:t>甲</w:t><w:br/><w:t>乙</w:t><w:cr/><w:t>丙</w:t>", ["甲", "乙", "丙"]),
        ('<w:t>甲</w:t><w:br w:type="page"/>', ["甲"]),
        ("<w:t>1</w:t><w:noBreakHyphen/><w:t>2</w:t>", ["1-2"]),
        ("<w:t>甲</w:t><w:softHyphen/><w:t>乙</w:t>", ["甲乙"]),
        ('<w:t>甲</w:t><w:t xml:space="preserve"> 乙 </w:t><w:t>丙</w:t>', ["甲 乙 丙"]),
        ("<w:t>甲</w:t><w:t>\n  乙\n</w:t><w:t>丙</w:t>", ["甲乙丙"]),
        ("<w:t>甲 \n 乙</w:t>", ["甲   乙"]),
        ("<w:t>　甲　</w:t>", ["甲"]),
        ("<w:pgNum/><w:lastRenderedPageBreak/><w:t>甲</w:t>", ["甲"]),
        ('<w:sym w:font="Wingdings" w:char="F0FE"/><w:t>甲</w:t>', ["☑甲"]),
        ('<w:sym w:font="Wingdings" w:char="F021"/><w:t>甲</w:t>', ["甲"]),
        ('<w:sym w:font="Symbol" w:char="F035"/>', ["5"]),
        ('<w:sym w:font="宋体" w:char="2460"/>', ["①"]),
        ('<w:sym w:font="宋体" w:char="zz"/><w:sym/><w:t>甲</w:t>', ["甲"]),
        ('<w:sym w:font="宋体" w:char="D800"/><w:sym w:char="110000"/><w:t>甲</w:t>', ["甲"]),
        ("<w:t/>", []),
    ],
)
def test_what_stands_in_a_run(inner: str, expected: list[str]) -> None:
    assert texts(read(para(f"<w:r>{inner}</w:r>"))) == expected


def test_a_sign_nobody_knows_does_not_leave_its_cell_empty() -> None:
    unknown = '<w:r><w:sym w:font="Wingdings" w:char="F021"/></w:r>'

    assert grid(read(table(row("甲", cell(para(unknown)))))) == [["甲", "\ufffd"]]


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (run("10") + run("2", '<w:vertAlign w:val="superscript"/>'), "10 2"),
        (run("10") + run("2", '<w:vertAlign w:val="baseline"/>'), "102"),
        (run("10") + run("2", '<w:vertAlign w:val="subscript"/>'), "10 2"),
        (run("10") + run("2", '<w:position w:val="8"/>'), "10 2"),
        (run("10") + run("2", '<w:position w:val="2"/>'), "102"),
        (run("10") + run("2", '<w:rStyle w:val="note"/>'), "10 2"),
        (run("1", '<w:rStyle w:val="note"/>') + run("2", '<w:rStyle w:val="note"/>'), "12"),
        (run("9") + '<w:r><w:endnoteReference w:customMarkFollows="1"/><w:t>1</w:t></w:r>', "9"),
        (run("5", "<w:strike/>") + run("6"), "5 6"),
        (run("5", '<w:strike w:val="0"/>') + run("6"), "56"),
        ("<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num>"
         "<m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>", "1/2"),
        (run("1") + run("2"), "12"),
    ],
)  # fmt: skip
def test_numbers_in_a_cell_are_only_one_where_they_look_it(inner: str, expected: str) -> None:
    raised = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    styles = f'<w:style w:type="character" w:styleId="note"><w:name w:val="x"/>{raised}</w:style>'
    document = read(table(row("甲", cell(para(inner)))), styles=styles)

    assert grid(document) == [["甲", expected]]


def test_a_large_first_letter_belongs_to_the_paragraph_it_begins() -> None:
    body = para(run("青"), '<w:framePr w:dropCap="drop" w:lines="3"/>') + para("禾市公报")

    assert texts(read(body)) == ["青禾市公报"]
    assert read(body).remarks == ()


@pytest.mark.parametrize(
    ("mark", "words", "expected"),
    [
        ("<w:showingPlcHdr/>", "单击或点击此处输入文字。", ["甲", "乙"]),
        ("<w:showingPlcHdr/>", "12", ["甲", "12乙"]),  # filled in by a program that left the mark
        ('<w:showingPlcHdr w:val="0"/>', "单击此处", ["甲", "单击此处乙"]),
        ("<w:text/>", "单击此处", ["甲", "单击此处乙"]),
    ],
)
def test_what_a_control_asks_for_is_no_text(mark: str, words: str, expected: list[str]) -> None:
    control = f"<w:sdt><w:sdtPr>{mark}</w:sdtPr><w:sdtContent>{run(words)}</w:sdtContent></w:sdt>"

    assert texts(read(para("甲") + para(control + run("乙")))) == expected


def test_lines_of_a_cell_are_its_paragraphs_and_its_line_breaks() -> None:
    inner = para("甲") + para("") + para("<w:r><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r>")

    assert grid(read(table(row(cell(inner), "1")))) == [["甲\n乙\n丙", "1"]]


def test_a_field_runs_over_paragraphs() -> None:
    first = para(mark("begin") + CODE + mark("separate") + A)
    last = para(B + mark("end"))

    assert texts(read(first + para("中") + last + para(C))) == ["甲", "中", "乙", "丙"]


def test_the_code_of_a_field_without_end_hides_no_other_paragraph() -> None:
    assert texts(read(para(A + mark("begin") + CODE + run("码")) + para(B))) == ["甲", "乙"]


def test_page_numbers_in_a_table_of_contents_are_no_text() -> None:
    styles = '<w:style w:styleId="a1"><w:name w:val="toc 1"/></w:style>'
    line = para("<w:r><w:t>一、概况</w:t><w:tab/><w:t>12</w:t></w:r>", '<w:pStyle w:val="a1"/>')

    assert texts(read(line, styles=styles)) == ["一、概况"]


def test_places_count_paragraphs_outside_tables_and_cells_in_tables() -> None:
    body = para("甲") + para("") + table(row("1", "2"), row("3", "4")) + para("乙")
    document = read(body + table(row(cell("5", '<w:gridSpan w:val="2"/>'), "6")))

    one, first, two, second = document.blocks
    assert isinstance(one, Paragraph)
    assert isinstance(two, Paragraph)
    assert (one.place.paragraph, two.place.paragraph) == (1, 3)
    assert isinstance(first, Grid)
    assert isinstance(second, Grid)
    assert first.place.grid == 1
    assert [c.place.cell for c in first.cells] == ["R1C1", "R1C2", "R2C1", "R2C2"]
    assert [(c.place.grid, c.place.cell) for c in second.cells] == [(2, "R1C1"), (2, "R1C3")]
    assert second.cells[1].place.where() == "第2个表格第1行第3列"


def test_lines_of_a_paragraph_share_its_place() -> None:
    document = read(para("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>"))

    assert [block.place.paragraph for block in document.blocks] == [1, 1]


def test_headers_footers_and_notes_are_left_out() -> None:
    note = '<w:footnote xmlns:w="x"><w:p><w:r><w:t>脚注</w:t></w:r></w:p></w:footnote>'.encode()
    more = {f"word/{name}1.xml": note for name in ("header", "footer", "footnotes", "comments")}
    body = para("甲") + '<w:sectPr><w:headerReference r:id="rId1"/></w:sectPr>'

    assert texts(read_docx(docx(body, more=more))) == ["甲"]


def test_the_strict_form_of_the_standard_is_read_like_the_common_one() -> None:
    hidden = run("暗", "<w:vanish/>")
    body = para(A + hidden) + table(row(cell("1", '<w:gridSpan w:val="2"/>'), "2"))

    document = read(body, space=STRICT)

    assert texts(document) == ["甲"]
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    assert [cell.column for cell in grids[0].cells] == [0, 2]


HEADINGS = (
    '<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="2"><w:name w:val="我的标题"/><w:basedOn w:val="1"/></w:style>'
    '<w:style w:styleId="3"><w:name w:val="小标题"/>'
    '<w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
    '<w:style w:styleId="4"><w:name w:val="heading 9"/></w:style>'
    '<w:style w:styleId="5"><w:name w:val="Title"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:styleId="6"><w:name w:val="正文二"/><w:basedOn w:val="1"/>'
    '<w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>'
    '<w:style w:styleId="7"><w:name w:val="a"/><w:basedOn w:val="8"/></w:style>'
    '<w:style w:styleId="8"><w:name w:val="b"/><w:basedOn w:val="7"/></w:style>'
)


@pytest.mark.parametrize(
    ("properties", "level"),
    [
        ('<w:pStyle w:val="1"/>', 1),
        ('<w:pStyle w:val="2"/>', 1),
        ('<w:pStyle w:val="3"/>', 3),
        ('<w:pStyle w:val="4"/>', 6),
        ('<w:pStyle w:val="5"/>', 0),
        ('<w:pStyle w:val="6"/>', 0),
        ('<w:pStyle w:val="7"/>', 0),
        ('<w:pStyle w:val="nobody"/>', 0),
        ('<w:outlineLvl w:val="1"/>', 2),
        ('<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>', 0),
        ('<w:outlineLvl w:val="zwei"/>', 0),
        ("", 0),
    ],
)
def test_headings_are_those_the_file_marks(properties: str, level: int) -> None:
    (block,) = read(para("甲", properties), styles=HEADINGS).blocks

    assert isinstance(block, Paragraph)
    assert block.level == level
