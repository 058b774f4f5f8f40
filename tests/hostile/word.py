"""Word files: entities, bombs, depth, and spans beyond all measure."""

from functools import partial

from tests.hostile.containers import (
    DEEP,
    DTD,
    FUZZED,
    HEAD,
    WORD,
    bomb_in,
    docx,
    laughs,
    relations,
    said,
    story,
    with_entity,
)
from tests.hostile.hostile import CUT, DAMAGED, LIMIT, NOT_A_REPORT, TRAPS, hostile, made_by_office
from tests.hostile.making import cut, flipped, package

_EMPTY = "没有文字"
_WIDE = story(said("&a;"), '<!DOCTYPE d [<!ENTITY a "x">]>').replace("UTF-8", "UTF-16")


def _flipped(seed: int) -> bytes:
    return flipped(made_by_office("office-docx"), seed)


def _spans() -> bytes:
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>' + said("政府信息公开")
    return docx(story(f"<w:tbl><w:tr>{cell}</w:tc></w:tr></w:tbl>" * 50))


def _cells(*, packed: bool) -> bytes:
    row = "<w:tr>" + "<w:tc><w:p/></w:tc>" * 60 + "</w:tr>"
    return docx(story("<w:tbl>" + row * 4_000 + "</w:tbl>"), packed=packed)


def _attributes() -> bytes:
    many = " ".join(f'a{n}="1"' for n in range(200_000))
    return docx(story(f"<w:p {many}/>{said('政府信息公开')}"))


def _tables(depth: int) -> bytes:
    return docx(story("<w:tbl><w:tr><w:tc>" * depth + "</w:tc></w:tr></w:tbl>" * depth))


FILES = (
    hostile("docx/file.docx", lambda: with_entity(f'<!ENTITY a SYSTEM "{TRAPS.outside}">'), DTD),
    hostile("docx/http.docx", lambda: with_entity(f'<!ENTITY a SYSTEM "{TRAPS.server}/a">'), DTD),
    hostile(
        "docx/parameter.docx",
        lambda: with_entity(
            f'<!ENTITY % p SYSTEM "{TRAPS.server}/p.dtd"> %p; <!ENTITY a "x">',
        ),
        DTD,
    ),
    hostile(
        "docx/doctype.docx",
        lambda: docx(story(said("政府"), f'<!DOCTYPE d SYSTEM "{TRAPS.server}/d.dtd">')),
        DTD,
    ),
    hostile("docx/laughs.docx", lambda: with_entity(laughs()), DTD),
    hostile(
        "docx/quadratic.docx",
        lambda: docx(story(said("&a;" * 50_000), f'<!DOCTYPE d [<!ENTITY a "{"x" * 50_000}">]>')),
        DTD,
    ),
    hostile("docx/dtd-utf16.docx", lambda: docx(_WIDE.encode("utf-16")), DTD),
    hostile("docx/dtd-utf16-no-mark.docx", lambda: docx(_WIDE.encode("utf-16-be")), DTD),
    hostile(
        "docx/dtd-utf7.docx",
        lambda: docx(
            b'<?xml version="1.0" encoding="UTF-7"?>'
            + _WIDE.partition("?>")[2].encode("utf-7").replace(b"<!DOCTYPE", b"+ADwAIQ-DOCTYPE")
        ),
        "编码",
        DAMAGED,
        DTD,
    ),
    hostile(
        "docx/dtd-behind-comment.docx",
        lambda: docx(f"{HEAD}<!--{'x' * 9_000}-->" + story("", "<!DOCTYPE d>").removeprefix(HEAD)),
        DTD,
    ),
    hostile(
        "docx/dtd-in-styles.docx",
        lambda: docx(
            story(said("政府信息公开")),
            word__styles=f"<!DOCTYPE s [{laughs()}]><w:styles xmlns:w='{WORD}'>&a;</w:styles>",
        ),
        DTD,
        NOT_A_REPORT,
    ),
    hostile("docx/bomb.docx", lambda: bomb_in("word/document.xml"), LIMIT),
    hostile("docx/lying.docx", lambda: bomb_in("word/document.xml", size=99), LIMIT, DAMAGED),
    hostile("docx/spans.docx", _spans, NOT_A_REPORT, LIMIT),
    hostile("docx/tables.docx", lambda: _tables(20_000), DEEP, LIMIT),
    hostile("docx/tables-60.docx", lambda: _tables(60), _EMPTY, LIMIT, NOT_A_REPORT),
    hostile("docx/attributes.docx", _attributes, LIMIT, NOT_A_REPORT, DAMAGED),
    hostile("docx/cells.docx", partial(_cells, packed=True), LIMIT),
    hostile("docx/cells-stored.docx", partial(_cells, packed=False), LIMIT),
    hostile(
        "docx/texts-stored.docx",
        lambda: docx(story(said("一") * 200_000), packed=False),
        LIMIT,
    ),
    hostile("docx/paragraphs.docx", lambda: docx(story(said("一") * 400_000)), LIMIT),
    hostile("docx/one-text.docx", lambda: docx(story(said("政府信息公开" * 1_000_000))), LIMIT),
    hostile("docx/no-story.docx", lambda: package({"word/a.xml": "<x/>"}), CUT, _EMPTY),
    hostile("docx/empty-story.docx", lambda: docx(""), DAMAGED, "空的"),
    hostile(
        "docx/story-outside.docx",
        lambda: package(
            {
                "[Content_Types].xml": "<Types/>",
                "_rels/.rels": relations("officeDocument", TRAPS.outside),
                "word/a.xml": "<x/>",
            }
        ),
        CUT,
        _EMPTY,
        DAMAGED,
    ),
    hostile("docx/cut.docx", lambda: cut(made_by_office("office-docx")), CUT),
    *(hostile(f"docx/flipped-{n}/a.docx", partial(_flipped, n), *FUZZED) for n in range(4)),
)
