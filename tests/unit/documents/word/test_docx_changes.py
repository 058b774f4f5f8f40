"""Tracked changes are read as accepted, hidden text is left out, and both are said once."""

import pytest
from tests.unit.documents.word.docx_files import cell, grid, para, read, row, run, table, texts

CHANGE = 'w:id="1" w:author="某人" w:date="2024-01-01T00:00:00Z"'
GONE = f"<w:rPr><w:del {CHANGE}/></w:rPr>"


def deleted(text: str) -> str:
    return f"<w:del {CHANGE}><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def inserted(inner: str) -> str:
    return f"<w:ins {CHANGE}>{inner}</w:ins>"


def codes(body: str, styles: str = "") -> list[str]:
    return [remark.code for remark in read(body, styles=styles).remarks]


def test_a_number_that_was_corrected_is_the_new_one() -> None:
    document = read(table(row("件数", cell(para(deleted("99") + inserted(run("12")))))))

    assert grid(document) == [["件数", "12"]]
    assert [remark.code for remark in document.remarks] == ["tracked_changes"]
    assert document.remarks[0].message == (
        "文件带有修订记录（插入 1 处、删除 1 处），已按接受全部修订读取；"
        "请在 Word 里确认修订是否已经定稿"
    )


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (para(run("甲") + deleted("乙")), ["甲"]),
        (para(f"<w:moveFrom {CHANGE}>{run('甲')}</w:moveFrom>") + para("乙"), ["乙"]),
        (para("甲", GONE) + para("乙"), ["甲乙"]),
        (para("甲", GONE) + para("乙", GONE) + para("丙"), ["甲乙丙"]),
        (para(deleted("甲"), GONE) + para("乙"), ["乙"]),
        (para("甲", GONE), ["甲"]),
        (para("甲", f"<w:rPr><w:moveFrom {CHANGE}/></w:rPr>") + para("乙"), ["甲乙"]),
        (f"<w:del {CHANGE}>{para('甲')}</w:del>" + para("乙"), ["乙"]),
    ],
)
def test_what_is_deleted_or_moved_away_is_gone(body: str, expected: list[str]) -> None:
    document = read(body)

    assert texts(document) == expected
    assert [remark.code for remark in document.remarks] == ["tracked_changes"]


def test_a_paragraph_whose_end_is_deleted_is_not_joined_with_a_table() -> None:
    document = read(para("甲", GONE) + table(row("1", "2")) + para("乙"))

    assert texts(document) == ["甲", "乙"]
    assert grid(document) == [["1", "2"]]


def test_a_joined_paragraph_counts_once() -> None:
    document = read(para("甲", GONE) + para("乙") + para("丙"))

    assert [block.place.paragraph for block in document.blocks] == [1, 2]


def test_deleted_rows_and_cells_are_gone_and_inserted_ones_are_there() -> None:
    body = table(
        row("1", "2"),
        row("3", "4", properties=f"<w:del {CHANGE}/>"),
        row("5", cell("6", f"<w:cellDel {CHANGE}/>"), cell("7", f"<w:cellIns {CHANGE}/>")),
        row("8", "9", properties=f"<w:ins {CHANGE}/>"),
    )
    document = read(body)

    assert grid(document) == [["1", "2"], ["5", "7"], ["8", "9"]]
    assert len(document.remarks) == 1


def test_a_table_of_deleted_rows_is_no_table() -> None:
    gone = table(row("1", "2", properties=f"<w:del {CHANGE}/>"))
    document = read(gone + table(row("3", "4")))

    assert grid(document) == [["3", "4"]]
    assert document.blocks[0].place.grid == 1


def test_a_tracked_merge_of_cells_is_accepted() -> None:
    rest = f'<w:cellMerge {CHANGE} w:vMerge="rest"/>'
    cont = f'<w:cellMerge {CHANGE} w:vMerge="cont"/>'
    body = table(row(cell("甲", rest), "1"), row(cell("", cont), "2"))

    assert grid(read(body)) == [["甲", "1"], ["2"]]


def test_a_file_without_changes_has_no_remark() -> None:
    formats = f"<w:rPr><w:b/><w:rPrChange {CHANGE}><w:rPr/></w:rPrChange></w:rPr>"
    body = para(f"<w:r>{formats}<w:t>甲</w:t></w:r><w:ins {CHANGE}/>", "<w:rPr><w:b/></w:rPr>")

    assert codes(body + table(row("1", "2"))) == []


STYLES = (
    '<w:style w:type="character" w:styleId="c"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="d"><w:basedOn w:val="c"/></w:style>'
    '<w:style w:type="character" w:styleId="e"><w:basedOn w:val="c"/>'
    '<w:rPr><w:vanish w:val="0"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="p"><w:rPr><w:vanish/></w:rPr></w:style>'
)


@pytest.mark.parametrize(
    ("inner", "properties"),
    [
        (run("暗", "<w:vanish/>"), ""),
        (run("暗", '<w:vanish w:val="true"/>'), ""),
        (run("暗", '<w:rStyle w:val="c"/>'), ""),
        (run("暗", '<w:rStyle w:val="d"/>'), ""),
        (run("暗"), '<w:pStyle w:val="p"/>'),
    ],
)
def test_hidden_text_is_left_out_and_told_once(inner: str, properties: str) -> None:
    body = para("甲") + para(inner, properties) + para(inner, properties)
    document = read(body, styles=STYLES)

    assert texts(document) == ["甲"]
    assert [remark.code for remark in document.remarks] == ["hidden_text"]
    assert "2 处" in document.remarks[0].message


@pytest.mark.parametrize(
    "inner",
    [
        run("明", '<w:vanish w:val="0"/>'),
        run("明", '<w:vanish w:val="false"/>'),
        run("明", '<w:rStyle w:val="e"/>'),
        run("明", '<w:rStyle w:val="c"/><w:vanish w:val="off"/>'),
        run("明", "<w:webHidden/>"),
        run("明", '<w:rStyle w:val="nobody"/>'),
    ],
)
def test_text_that_is_not_hidden_after_all_is_read(inner: str) -> None:
    document = read(para(inner), styles=STYLES)

    assert texts(document) == ["明"]
    assert document.remarks == ()


def test_hidden_blanks_and_ends_of_paragraphs_are_not_worth_a_word() -> None:
    hidden = "<w:rPr><w:vanish/></w:rPr>"
    body = para("甲", hidden) + para("", hidden) + para(run(" ", "<w:vanish/>"))

    assert texts(read(body)) == ["甲"]
    assert codes(body) == []


def test_a_field_in_hidden_text_keeps_its_end() -> None:
    hidden = "<w:rPr><w:vanish/></w:rPr>"
    marks = "".join(
        f'<w:r>{hidden}<w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end")
    )

    assert texts(read(para(marks + run("甲")))) == ["甲"]


def test_a_row_that_is_hidden_as_a_whole_is_left_out() -> None:
    dark = cell(para(run("9", "<w:vanish/>")))
    body = table(row("1", "2"), row(dark, dark, properties="<w:hidden/>"), row("3", "4"))

    assert grid(read(body)) == [["1", "2"], ["3", "4"]]
