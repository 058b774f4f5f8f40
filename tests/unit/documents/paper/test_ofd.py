"""OFD files are read as they are printed."""

import io
from collections.abc import Iterable, Mapping
from contextlib import suppress
from random import Random
from zipfile import ZIP_STORED, ZipFile

import pytest

from hegui.documents.document import Document, Grid, Paragraph
from hegui.documents.limits import LIMITS
from hegui.documents.readers.paper import scan
from hegui.documents.readers.paper.ofd import read_ofd
from hegui.errors import DocumentError

SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
PAGE = "Doc_0/Pages/P1/Content.xml"
SENTENCE = "本机关按照规定编制并向社会公布本年度工作报告，"  # long enough for a page of text


def words(
    text: str, x: float, y: float, *, size: float = 4, delta: str = "", more: str = ""
) -> str:
    """A line of text whose base line begins at (x, y), in millimetres."""
    steps = delta or f"g {len(text) - 1} {size}"
    return (
        f'<ofd:TextObject Boundary="{x} {y - size} 200 {size}" Size="{size}" {more}>'
        f'<ofd:TextCode X="0" Y="{size}" DeltaX="{steps}">{text}</ofd:TextCode></ofd:TextObject>'
    )


def path(boundary: str, drawn: str, more: str = "") -> str:
    return (
        f'<ofd:PathObject Boundary="{boundary}" {more}>'
        f"<ofd:AbbreviatedData>{drawn}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def frame(xs: Iterable[float], ys: Iterable[float]) -> str:
    """Ruling lines of a table."""
    across, down = list(xs), list(ys)
    width, height = across[-1] - across[0], down[-1] - down[0]
    lines = [path(f"{across[0]} {y} {width} 0.1", f"M 0 0 L {width} 0") for y in down]
    return "".join(
        lines + [path(f"{x} {down[0]} 0.1 {height}", f"M 0 0 L 0 {height}") for x in across]
    )


def content(inside: str, before: str = "") -> str:
    return (
        f"<ofd:Page {SPACE}>{before}<ofd:Content><ofd:Layer>{inside}</ofd:Layer></ofd:Content>"
        "</ofd:Page>"
    )


def ofd(
    *pages: str,
    resources: str = "",
    templates: Mapping[str, str] | None = None,
    extra: Mapping[str, str | bytes | None] | None = None,
) -> bytes:
    """A package of pages, each the XML inside its layer; *extra* adds or replaces parts."""
    listed = "".join(
        f'<ofd:Page ID="{n}" BaseLoc="Pages/P{n}/Content.xml"/>' for n in range(1, len(pages) + 1)
    )
    kept = "".join(
        f'<ofd:TemplatePage ID="{key}" BaseLoc="{name}"/>'
        for key, name in (templates or {}).items()
    )
    parts: dict[str, str | bytes | None] = {
        "OFD.xml": f"<ofd:OFD {SPACE}><ofd:DocBody><ofd:DocInfo><ofd:Title>年度报告</ofd:Title>"
        "</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {SPACE}><ofd:CommonData><ofd:PageArea>"
        "<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
        f"<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>{kept}</ofd:CommonData>"
        f"<ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
        "Doc_0/PublicRes.xml": f'<ofd:Res {SPACE} BaseLoc="Res">{resources}</ofd:Res>',
    }
    for number, inside in enumerate(pages, 1):
        parts[f"Doc_0/Pages/P{number}/Content.xml"] = (
            inside if inside.startswith("<ofd:Page ") else content(inside)
        )
    held = io.BytesIO()
    with ZipFile(held, "w", ZIP_STORED) as archive:
        for name, part in (parts | dict(extra or {})).items():
            if part is not None:
                archive.writestr(name, part)
    return held.getvalue()


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def cells(document: Document) -> list[str]:
    return [
        cell.text for block in document.blocks if isinstance(block, Grid) for cell in block.cells
    ]


def test_text_comes_with_its_page_and_place() -> None:
    document = read_ofd(ofd(words(SENTENCE, 30, 40)))

    assert (document.kind, document.title, document.remarks) == ("ofd", "年度报告", ())
    (block,) = document.blocks
    assert isinstance(block, Paragraph)
    assert block.text == SENTENCE
    assert block.place.page == 1
    # 30 mm is 85 points; the line box reaches 0.88 of 4 mm over its base line at 40 mm.
    assert block.place.box is not None
    left, top, right, bottom = block.place.box
    assert left == pytest.approx(30 * 72 / 25.4, abs=1)
    assert top == pytest.approx((40 - 0.88 * 4) * 72 / 25.4, abs=1)
    assert right == pytest.approx((30 + 4 * len(SENTENCE)) * 72 / 25.4, abs=1)
    assert bottom == pytest.approx((40 + 0.12 * 4) * 72 / 25.4, abs=1)


@pytest.mark.parametrize(
    "delta",
    ["4 4 4 4 4 4 4", "g 7 4", "g 3 4 4 g 3 4", "4 g 99999999999 4", "g 2 4 4 4 4 4 4 g"],
)
def test_distances_are_written_one_by_one_or_in_groups(delta: str) -> None:
    document = read_ofd(
        ofd(words("按规定编制年报。", 30, 40, delta=delta) + words(SENTENCE, 30, 60))
    )

    assert texts(document)[0].startswith("按规定编制年报。")


def test_a_matrix_scales_and_moves() -> None:
    text = (
        '<ofd:TextObject Boundary="30 30 100 10" Size="40" CTM="0.1 0 0 0.1 5 2">'
        f'<ofd:TextCode X="0" Y="40" DeltaX="g 99 40">{SENTENCE}</ofd:TextCode></ofd:TextObject>'
    )

    (block,) = read_ofd(ofd(text)).blocks
    assert block.place.box is not None
    assert block.place.box[0] == pytest.approx(35 * 72 / 25.4, abs=1)
    assert block.place.box[3] == pytest.approx((30 + 2 + 4 + 0.48) * 72 / 25.4, abs=1)


def test_ruling_lines_make_cells() -> None:
    labels = (
        words("类别", 32, 47)
        + words("件数", 72, 47)
        + words("甲", 32, 57)
        + words("12", 72, 57, delta="2.2")
    )
    drawn = frame([30, 70, 110], [40, 50, 60])

    document = read_ofd(ofd(words(SENTENCE, 30, 20) + drawn + labels))
    assert cells(document) == ["类别", "件数", "甲", "12"]
    assert texts(document) == [SENTENCE]


def test_lines_may_be_thin_areas_or_one_path_or_a_drawing_among_the_resources() -> None:
    labels = words("类别", 32, 47) + words("件数", 72, 47) + words(SENTENCE, 30, 20)
    whole = "M 0 0 L 80 0 L 80 10 L 0 10 C M 40 0 L 40 10"
    thin = 'Fill="true" Stroke="false"'
    areas = "".join(
        path(f"{x} 40 0.2 10", "M 0 0 L 0.2 0 L 0.2 10 L 0 10 C", thin) for x in (30, 70, 110)
    ) + "".join(path(f"30 {y} 80 0.2", "M 0 0 L 80 0 L 80 0.2 L 0 0.2 C", thin) for y in (40, 50))
    unit = (
        '<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="7"><ofd:Content>'
        f"<ofd:PageBlock>{path('0 0 80 10', whole)}</ofd:PageBlock>"
        "</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>"
    )
    use = '<ofd:CompositeObject Boundary="30 40 80 10" ResourceID="7"/>'

    for page, resources in ((path("30 40 80 10", whole), ""), (areas, ""), (use, unit)):
        assert cells(read_ofd(ofd(page + labels, resources=resources))) == ["类别", "件数"]


@pytest.mark.parametrize(
    "lines",
    [
        path("30 40 80 10", "M 0 0 B 10 9 20 9 80 0 M 0 10 Q 40 30 80 10"),
        path("30 40 80 10", "M 0 0 L 80 10 M 0 10 L 80 0"),
        path("30 40 80 10", "M 0 0 L 80 0 L 80 10 L 0 10 C", 'Stroke="false"'),
        path("30 40 80 10", "M 0 0 L 80 0 L 80 10 L 0 10 C", 'Visible="false"'),
    ],
)
def test_curves_slanting_and_unseen_lines_rule_nothing(lines: str) -> None:
    assert cells(read_ofd(ofd(lines + words("类别", 32, 47) + words(SENTENCE, 30, 20)))) == []


@pytest.mark.parametrize(
    "more",
    ['Visible="false"', 'Alpha="0"', 'Fill="false"', 'CTM="0.7 -0.7 0.7 0.7 0 0"'],
)
def test_what_nobody_sees_and_what_is_stamped_across_is_left_out(more: str) -> None:
    page = words(SENTENCE, 30, 40) + words("样张样张", 30, 80, more=more)

    assert texts(read_ofd(ofd(page))) == [SENTENCE]


def test_a_page_lies_over_its_template() -> None:
    before = '<ofd:Template TemplateID="9"/>'
    template = content(frame([30, 70, 110], [40, 50]), before)  # one that calls itself
    page = content(words("类别", 32, 47) + words("件数", 72, 47) + words(SENTENCE, 30, 20), before)

    data = ofd(page, templates={"9": "Tpl/T.xml"}, extra={"Doc_0/Tpl/T.xml": template})
    assert cells(read_ofd(data)) == ["类别", "件数"]
    assert read_ofd(data).remarks == ()


def test_a_missing_template_is_told_once() -> None:
    page = content(words(SENTENCE, 30, 40), '<ofd:Template TemplateID="9"/>')

    (remark,) = read_ofd(ofd(page, page, templates={"9": "Tpl/T.xml"})).remarks
    assert (remark.code, remark.place.page) == ("extraction", 1)


def test_a_page_may_have_an_area_and_a_namespace_of_its_own() -> None:
    area = "<ofd:Area><ofd:PhysicalBox>10 10 100 150</ofd:PhysicalBox></ofd:Area>"
    page = content(words(SENTENCE, 12, 40, size=3), area)
    other = page.replace("http://www.ofdspec.org/2016", "http://example.org").replace("ofd:", "x:")

    (block,) = read_ofd(ofd(page, extra={PAGE: other.replace("xmlns:ofd", "xmlns:x")})).blocks
    assert block.place.box is not None
    assert block.place.box[0] == pytest.approx(2 * 72 / 25.4, abs=1)


@pytest.mark.parametrize(
    "name",
    [
        "Pages/P1/Content.xml",
        "/Doc_0/Pages/P1/Content.xml",
        "Doc_0/Pages/P1/Content.xml",
        "../Doc_0/./Pages/P1/Content.xml",
        "../../../../Doc_0/Pages/P1/Content.xml",
        "Pages\\P1\\Content.xml",
    ],
)
def test_names_of_parts_are_found_in_the_package_alone(name: str) -> None:
    root = (
        f'<ofd:Document {SPACE}><ofd:Pages><ofd:Page BaseLoc="{name}"/></ofd:Pages></ofd:Document>'
    )

    document = read_ofd(ofd(words(SENTENCE, 30, 40), extra={"Doc_0/Document.xml": root}))
    assert texts(document) == [SENTENCE]


@pytest.mark.parametrize(
    ("part", "held", "told"),
    [
        ("OFD.xml", None, "缺少"),
        ("Doc_0/Document.xml", None, "缺少"),
        (PAGE, None, "缺少"),
        (PAGE, "<a>", "损坏"),
        (PAGE, '<!DOCTYPE x [<!ENTITY a "b">]><x/>', "DTD"),
        ("Doc_0/Document.xml", f"<ofd:Document {SPACE}/>", "没有页面"),
        ("Doc_0/Encryptions.xml", "<x/>", "加密"),
        (
            "Doc_0/Document.xml",
            f'<d {SPACE}><Pages><Page BaseLoc="../../etc/passwd"/></Pages></d>',
            "缺少",
        ),
        (
            "Doc_0/Document.xml",
            f"<d {SPACE}><Pages>"
            + '<Page BaseLoc="Pages/P1/Content.xml"/>' * 301
            + "</Pages></d>",
            "页数",
        ),
    ],
)
def test_what_cannot_be_read_is_said_in_words(part: str, held: str | None, told: str) -> None:
    with pytest.raises(DocumentError, match=told):
        read_ofd(ofd(words(SENTENCE, 30, 40), extra={part: held}))


@pytest.mark.parametrize(
    ("inside", "told"),
    [
        (words("甲" * 60_001, 30, 40), "字符过多"),
        (path("0 0 9 9", "M 0 0 L 50 0 L 50 50 L 0 50 C " * 6_000), "线段过多"),
        ("<ofd:PathObject/>" * 200_001, "图形过多"),
        ("<ofd:PageBlock>" * 300 + "</ofd:PageBlock>" * 300, "嵌套"),
        ('<ofd:CompositeObject Boundary="0 0 1 1" ResourceID="7"/>' * 60, "图形过多"),
    ],
)
def test_more_than_any_page_has_is_refused(inside: str, told: str) -> None:
    loop = '<ofd:CompositeObject Boundary="0 0 1 1" ResourceID="7"/>' * 60
    kind = "ofd:CompositeGraphicUnit"
    unit = f'<{kind} ID="7"><ofd:Content>{loop}</ofd:Content></{kind}>'

    with pytest.raises(DocumentError, match=told):
        read_ofd(ofd(inside, resources=unit))


def test_pages_of_pictures_are_recognised_where_that_is_possible(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given: list[bytes] = []

    def take(files: Iterable[bytes], limits: object) -> Document:
        assert limits is LIMITS
        given.extend(files)
        return Document("picture", (), unsure="识别")

    monkeypatch.setattr(scan, "read_pictures", take)
    media = '<ofd:MultiMedia ID="{}"><ofd:MediaFile>{}</ofd:MediaFile></ofd:MultiMedia>'
    shown = '<ofd:ImageObject Boundary="0 0 210 297" CTM="210 0 0 297 0 0" ResourceID="{}"/>'
    data = ofd(
        shown.format(2),
        shown.format(1),
        resources=media.format(1, "a.jpg") + media.format(2, "b.png") + media.format(3, "c.jpg"),
        extra={
            "Doc_0/Res/a.jpg": b"\xff\xd8\xff a",
            "Doc_0/Res/b.png": b"\x89PNG\r\n\x1a\n b",
            "Doc_0/Res/c.jpg": b"\xff\xd8\xff no page shows it",
        },
    )

    document = read_ofd(data)
    assert given == [b"\x89PNG\r\n\x1a\n b", b"\xff\xd8\xff a"]
    assert (document.kind, document.unsure) == ("ofd", "识别")


def test_text_turned_into_outlines_is_told() -> None:
    with pytest.raises(DocumentError, match="没有文字"):
        read_ofd(ofd(path("0 0 9 9", "M 0 0 B 1 1 2 2 3 3 C", 'Fill="true"')))


def test_damaged_files_are_read_or_refused() -> None:
    whole = ofd(frame([30, 70, 110], [40, 50]) + words(SENTENCE, 30, 20))
    with ZipFile(io.BytesIO(whole)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    read = 0
    for seed in range(300):
        rng = Random(seed)
        if seed % 2:
            name = rng.choice(sorted(parts))
            part = bytearray(parts[name])
            at = rng.randrange(len(part))
            part[at : at + rng.randrange(6)] = rng.choice(
                (b"", b"g", b"-1e99", b'"', b"999999999")
            )
            data = ofd("", extra={**parts, name: bytes(part)})
        else:
            spoiled = bytearray(whole)
            at = rng.randrange(len(spoiled))
            spoiled[at : at + rng.randrange(4)] = rng.randbytes(rng.randrange(4))
            data = bytes(spoiled)
        with suppress(DocumentError):
            assert read_ofd(data).kind == "ofd"
            read += 1
    assert 0 < read < 300
