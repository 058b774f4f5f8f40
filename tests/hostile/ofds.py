"""OFD files: entities, depth, pages and characters without end."""

from tests.hostile.containers import DEEP, DTD, HEAD, OFD, bomb_in, glyphs, ofd
from tests.hostile.hostile import CUT, DAMAGED, LIMIT, NOT_A_REPORT, TRAPS, good_text, hostile
from tests.hostile.making import cut, package

_EMPTY = "没有"


def _page_of_its_own(page: str) -> bytes:
    pages = '<Pages><Page ID="1" BaseLoc="P.xml"/></Pages>'
    return package(
        {
            "OFD.xml": f'<OFD xmlns="{OFD}"><DocBody><DocRoot>D.xml</DocRoot></DocBody></OFD>',
            "D.xml": f'<Document xmlns="{OFD}">{pages}</Document>',
            "P.xml": page,
        }
    )


def _path(steps: str) -> str:
    return (
        '<ofd:PathObject ID="3" Boundary="0 0 200 200">'
        f"<ofd:AbbreviatedData>{steps}</ofd:AbbreviatedData></ofd:PathObject>"
    )


FILES = (
    hostile("ofd/bomb.ofd", lambda: bomb_in("Doc_0/Document.xml"), LIMIT, DAMAGED, CUT),
    hostile(
        "ofd/entity.ofd",
        lambda: ofd(
            "",
            root=f'{HEAD}<!DOCTYPE d [<!ENTITY a SYSTEM "{TRAPS.outside}">]>'
            f'<OFD xmlns="{OFD}">&a;</OFD>',
        ),
        DTD,
    ),
    hostile(
        "ofd/entity-in-page.ofd",
        lambda: _page_of_its_own(
            f'<!DOCTYPE p [<!ENTITY a SYSTEM "{TRAPS.server}/o">]><Page xmlns="{OFD}">&a;</Page>'
        ),
        DTD,
    ),
    hostile(
        "ofd/blocks.ofd",
        lambda: ofd("<ofd:PageBlock>" * 20_000 + "</ofd:PageBlock>" * 20_000),
        DEEP,
        LIMIT,
    ),
    hostile("ofd/pages.ofd", lambda: ofd(glyphs("政", "0"), pages=100_000), LIMIT),
    hostile(
        "ofd/deltas.ofd",
        lambda: ofd(glyphs("政府信息", "g 2000000000 1 g 2000000000 1")),
        LIMIT,
        NOT_A_REPORT,
        _EMPTY,
        DAMAGED,
    ),
    hostile(
        "ofd/objects-stored.ofd",
        lambda: ofd(glyphs("政", "0") * 50_000 + _path("M 0 0 L 9 0") * 50_000, packed=False),
        LIMIT,
        NOT_A_REPORT,
    ),
    hostile("ofd/glyphs.ofd", lambda: ofd(glyphs("政" * 2_000_000, "g 1999999 4")), LIMIT),
    hostile("ofd/path.ofd", lambda: ofd(_path("M 0 0 L 9 0 L 9 9 " * 200_000)), LIMIT, _EMPTY),
    hostile("ofd/paths.ofd", lambda: ofd(_path("M 0 0 L 9 0") * 100_000), LIMIT, _EMPTY),
    hostile(
        "ofd/numbers.ofd",
        lambda: ofd(glyphs("政府", "9" * 400 + " 1e400 nan inf -inf 0x9")),
        LIMIT,
        NOT_A_REPORT,
        _EMPTY,
        DAMAGED,
    ),
    hostile(
        "ofd/loop.ofd",
        lambda: package(
            {"OFD.xml": f'<OFD xmlns="{OFD}"><DocBody><DocRoot>OFD.xml</DocRoot></DocBody></OFD>'}
        ),
        DAMAGED,
        _EMPTY,
        CUT,
    ),
    hostile("ofd/cut.ofd", lambda: cut(ofd(glyphs(good_text(21)[:3_000], "g 2999 4"))), CUT),
)
