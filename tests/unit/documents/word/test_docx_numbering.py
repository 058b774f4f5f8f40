"""Automatic numbers stand before their paragraphs, as a word processor prints them."""

import pytest
from tests.unit.documents.word.docx_files import cell, grid, para, read, row, run, table, texts

from hegui.documents.readers.word.numerals import numeral


def level(at: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:suff w:val="tab"/><w:lvlText w:val="{text}"/></w:lvl>'
    )


def definition(id_: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{id_}">{"".join(levels)}</w:abstractNum>'


def listing(id_: int, of: int, more: str = "") -> str:
    return f'<w:num w:numId="{id_}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def restarted(start: int, at: int = 0) -> str:
    return f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def item(number: int, depth: int = 0, text: str = "甲") -> str:
    return para(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


OUTLINE = definition(
    0,
    level(0, "chineseCountingThousand", "%1、"),
    level(1, "japaneseCounting", "（%2）"),
    level(2, "decimal", "%3."),
) + listing(1, 0)
LEGAL = definition(
    0,
    level(0, "chineseCounting", "%1、"),
    level(1, "decimal", "%1.%2", "<w:isLgl/>"),
    level(2, "decimal", "%1.%2.%3"),
) + listing(1, 0)


def test_headings_are_numbered_and_lower_levels_begin_anew() -> None:
    body = item(1) + item(1, 1) + item(1, 1) + item(1, 2) + item(1) + item(1, 1) + item(1, 2)

    assert texts(read(body, numbering=OUTLINE)) == [
        "一、甲",
        "（一）甲",
        "（二）甲",
        "1.甲",
        "二、甲",
        "（一）甲",
        "1.甲",
    ]


def test_a_number_may_hold_those_above_it_in_digits() -> None:
    body = item(1) + item(1) + item(1, 1) + item(1, 2) + item(1, 2)

    assert texts(read(body, numbering=LEGAL)) == [
        "一、甲",
        "二、甲",
        "2.1 甲",
        "二.1.1 甲",
        "二.1.2 甲",
    ]


def test_a_level_without_the_one_above_counts_as_if_that_had_begun() -> None:
    body = item(1, 1) + item(1, 1) + item(1) + item(1, 1)

    assert texts(read(body, numbering=LEGAL)) == ["1.1 甲", "1.2 甲", "二、甲", "2.1 甲"]


@pytest.mark.parametrize(
    ("restart", "expected"),
    [
        ("", ["1.甲", "（1）甲", "a甲", "（2）甲", "a甲", "2.甲", "（1）甲", "a甲"]),
        ("0", ["1.甲", "（1）甲", "a甲", "（2）甲", "b甲", "2.甲", "（1）甲", "c甲"]),
        ("1", ["1.甲", "（1）甲", "a甲", "（2）甲", "b甲", "2.甲", "（1）甲", "a甲"]),
        ("2", ["1.甲", "（1）甲", "a甲", "（2）甲", "a甲", "2.甲", "（1）甲", "a甲"]),
    ],
)
def test_a_level_says_after_which_one_it_begins_anew(restart: str, expected: list[str]) -> None:
    more = f'<w:lvlRestart w:val="{restart}"/>' if restart else ""
    numbering = definition(
        0,
        level(0, "decimal", "%1."),
        level(1, "decimal", "（%2）"),
        level(2, "lowerLetter", "%3", more),
    ) + listing(1, 0)
    body = "".join(item(1, depth) for depth in (0, 1, 2, 1, 2, 0, 1, 2))

    assert [one.replace(" ", "") for one in texts(read(body, numbering=numbering))] == expected


def test_lists_of_one_definition_count_on_together_unless_one_sets_its_start() -> None:
    numbering = definition(0, level(0, "decimal", "%1.")) + listing(1, 0) + listing(2, 0)
    numbering += listing(3, 0, restarted(5))
    body = item(1) + item(2) + item(1) + item(3) + item(3) + item(1)

    assert texts(read(body, numbering=numbering)) == [
        "1.甲",
        "2.甲",
        "3.甲",
        "5.甲",
        "6.甲",
        "7.甲",
    ]


def test_a_list_may_print_a_level_its_own_way() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "第%1条", start=3)}</w:lvlOverride>'
    numbering = definition(0, level(0, "decimal", "%1.")) + listing(1, 0, own)

    assert texts(read(item(1) + item(1), numbering=numbering)) == ["第3条 甲", "第4条 甲"]


def test_a_definition_may_name_a_style_that_names_the_list() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="list"/></w:abstractNum>'
        + definition(1, level(0, "upperRoman", "%1."))
        + listing(1, 0)
        + listing(2, 1)
    )
    styles = (
        '<w:style w:type="numbering" w:styleId="list">'
        '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    )

    assert texts(read(item(1) + item(2), numbering=numbering, styles=styles)) == ["I.甲", "II.甲"]


def test_definitions_that_name_each_other_in_a_circle_have_no_numbers() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="list"/></w:abstractNum>'
        + listing(1, 0)
    )
    styles = (
        '<w:style w:type="numbering" w:styleId="list">'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )

    assert texts(read(item(1), numbering=numbering, styles=styles)) == ["甲"]


STYLED = definition(
    0,
    level(0, "chineseCounting", "%1、", '<w:pStyle w:val="1"/>'),
    level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="2"/>'),
) + listing(7, 0)


def style(id_: str, inner: str = "", base: str = "", more: str = "") -> str:
    on = f'<w:basedOn w:val="{base}"/>' if base else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{id_}"{more}>{on}<w:pPr>{inner}</w:pPr></w:style>'
    )


LISTED = '<w:numPr><w:numId w:val="7"/></w:numPr>'
STYLES = (
    style("1", LISTED)
    + style("2", LISTED)
    + style("3", base="2")
    + style("4", '<w:numPr><w:numId w:val="0"/></w:numPr>', base="1")
    + style("5", '<w:numPr><w:ilvl w:val="1"/></w:numPr>', base="1")
)


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ('<w:pStyle w:val="1"/>', "一、甲"),
        ('<w:pStyle w:val="2"/>', "（一）甲"),
        ('<w:pStyle w:val="3"/>', "（一）甲"),
        ('<w:pStyle w:val="4"/>', "甲"),
        ('<w:pStyle w:val="5"/>', "（一）甲"),
        ('<w:pStyle w:val="1"/><w:numPr><w:numId w:val="0"/></w:numPr>', "甲"),
        (
            '<w:pStyle w:val="1"/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="7"/></w:numPr>',
            "（一）甲",
        ),
        ('<w:pStyle w:val="1"/><w:numPr><w:numId w:val="99"/></w:numPr>', "甲"),
        ("", "甲"),
    ],
)
def test_a_style_may_number_its_paragraphs(properties: str, expected: str) -> None:
    assert texts(read(para("甲", properties), numbering=STYLED, styles=STYLES)) == [expected]


def test_the_default_style_may_number_too() -> None:
    styles = style("0", LISTED, more=' w:default="1"')

    assert texts(read(para("甲") * 2, numbering=STYLED, styles=styles)) == ["一、甲", "二、甲"]


def test_numbers_stand_in_cells_too_even_alone() -> None:
    numbering = definition(0, level(0, "decimal", "%1")) + listing(1, 0)
    body = table(row(cell(item(1, text="")), "甲"), row(cell(item(1, text="乙")), "丙"))

    assert grid(read(body, numbering=numbering)) == [["1", "甲"], ["2 乙", "丙"]]


def test_a_number_is_not_glued_to_one_in_the_text() -> None:
    numbering = definition(0, level(0, "decimal", "%1")) + listing(1, 0)

    assert texts(read(item(1, text="2023年"), numbering=numbering)) == ["1 2023年"]


def test_an_empty_paragraph_counts_and_a_deleted_or_hidden_one_does_not() -> None:
    numbering = definition(0, level(0, "decimal", "%1.")) + listing(1, 0)
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    gone = para(
        "<w:del><w:r><w:delText>丁</w:delText></w:r></w:del>", f"{listed}<w:rPr><w:del/></w:rPr>"
    )
    dark = para(run("丁", "<w:vanish/>"), f"{listed}<w:rPr><w:vanish/></w:rPr>")
    body = item(1) + item(1, text="") + item(1) + gone + item(1) + dark + item(1)

    assert texts(read(body, numbering=numbering)) == ["1.甲", "3.甲", "4.甲", "5.甲"]


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        (level(0, "bullet", "%1"), "甲"),
        (level(0, "none", "附%1："), "附：甲"),
        (level(0, "decimal", ""), "甲"),
        (level(0, "decimal", "%1.", "<w:rPr><w:vanish/></w:rPr>"), "甲"),
        (level(0, "decimal", "%1.%9"), "1.甲"),
        (level(0, "decimal", "%1.", start=-3), "-3.甲"),
        (level(0, "upperLetter", "%1.", start=999_999_999), "999999999.甲"),
        (level(7, "decimal", "%1."), "甲"),
        (level(99, "decimal", "%1."), "甲"),
        (
            '<w:lvl w:ilvl="0"><w:start w:val="4"/><mc:AlternateContent><mc:Choice Requires="w14">'
            '<w:numFmt w:val="custom" w:format="001, 002, ..."/></mc:Choice><mc:Fallback>'
            '<w:numFmt w:val="decimalZero"/></mc:Fallback></mc:AlternateContent>'
            '<w:lvlText w:val="%1."/></w:lvl>',
            "04.甲",
        ),
    ],
)
def test_odd_levels(levels: str, expected: str) -> None:
    assert texts(read(item(1), numbering=definition(0, levels) + listing(1, 0))) == [expected]


def test_the_number_stands_on_the_first_line_only() -> None:
    numbering = definition(0, level(0, "decimal", "%1.")) + listing(1, 0)
    lines = "<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>"

    assert texts(read(item(1, text=lines), numbering=numbering)) == ["1.甲", "乙"]


@pytest.mark.parametrize(
    ("form", "count", "expected"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 7, "07"),
        ("decimalFullWidth", 10, "１０"),
        ("decimalEnclosedCircle", 1, "①"),
        ("decimalEnclosedCircle", 20, "⑳"),
        ("decimalEnclosedCircle", 21, "㉑"),
        ("decimalEnclosedCircle", 36, "㊱"),
        ("decimalEnclosedCircle", 51, "51"),
        ("decimalEnclosedParen", 3, "⑶"),
        ("decimalEnclosedFullstop", 3, "⒊"),
        ("ideographEnclosedCircle", 2, "㊁"),
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 11, "十一"),
        ("chineseCounting", 20, "二十"),
        ("chineseCounting", 35, "三十五"),
        ("chineseCounting", 100, "一〇〇"),
        ("chineseCountingThousand", 100, "一百"),
        ("chineseCountingThousand", 101, "一百零一"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("chineseCountingThousand", 1001, "一千零一"),
        ("chineseCountingThousand", 12345, "12345"),
        ("taiwaneseCountingThousand", 12, "十二"),
        ("japaneseCounting", 3, "三"),
        ("japaneseCounting", 101, "百一"),
        ("ideographDigital", 20, "二〇"),
        ("chineseLegalSimplified", 3, "叁"),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        ("ideographLegalTraditional", 2, "貳"),
        ("ideographTraditional", 3, "丙"),
        ("ideographTraditional", 11, "11"),
        ("ideographZodiac", 12, "亥"),
        ("ideographZodiacTraditional", 60, "癸亥"),
        ("lowerLetter", 26, "z"),
        ("lowerLetter", 27, "aa"),
        ("upperLetter", 2, "B"),
        ("upperLetter", 10_000_000, "10000000"),
        ("lowerRoman", 14, "xiv"),
        ("upperRoman", 1999, "MCMXCIX"),
        ("upperRoman", 4000, "4000"),
        ("bullet", 5, ""),
        ("none", 5, ""),
        ("chineseCounting", 0, "0"),
        ("ideographDigital", 0, "〇"),
        ("ideographDigital", -1, "-1"),
        ("koreanLegal", 5, "5"),
    ],
)
def test_counts_are_printed_in_every_common_format(form: str, count: int, expected: str) -> None:
    assert numeral(count, form) == expected
