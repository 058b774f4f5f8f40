"""PDF files, most of them drawn here with reportlab; a few were written by other programs."""

import io
import zlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from tests.unit.documents.paper.drawn import paragraphs, spans, tables

from hegui.documents.document import Document, Paragraph, Picture
from hegui.documents.limits import LIMITS, Limits
from hegui.documents.readers.paper import scan
from hegui.documents.readers.paper.pdf import read_pdf
from hegui.errors import DocumentError

FILES = Path(__file__).parents[3] / "fixtures" / "paper"
SENTENCE = "青禾市农业农村局公开种子检验结果，全年办理15件。"
FONT = "STSong-Light"


def sample(name: str) -> Document:
    return read_pdf((FILES / f"{name}.pdf").read_bytes())


def drawn(width: float = 300, height: float = 400) -> tuple[Canvas, io.BytesIO]:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(width, height))
    canvas.setFont(FONT, 10)
    return canvas, file


def read(canvas: Canvas, file: io.BytesIO, limits: Limits = LIMITS) -> Document:
    canvas.save()
    return read_pdf(file.getvalue(), limits)


def raw(content: bytes, *more: bytes, resources: bytes = b"") -> bytes:
    """A page with a content stream of its own, and further objects from number 5 on."""
    packed = zlib.compress(content)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Contents 4 0 R/Resources<</Font<</F "
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>" + resources + b">>>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(packed), packed),
        *more,
    ]
    data = b"%PDF-1.7\n"
    offsets = []
    for number, one in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    count = len(objects) + 1
    return (
        data
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, table)
        + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (count, len(data))
    )


WORDS = b"BT /F 10 Tf 40 300 Td (plain words that are long enough) Tj ET "


def test_a_table_over_pages_is_whole_and_its_cut_row_and_merged_labels_too() -> None:
    document = sample("over-pages")
    assert tables(document) == [
        [
            ["类别", "事项", "上年数", "本年数"],
            ["一、种植业", "种子检验", "12", "15"],
            ["农药登记", "8", "9"],
            ["肥料备案", "3", "3"],
            [
                "植物检疫、产地检疫和调运检疫证书核发情况，含委托乡镇办理的部分在内",
                "40",
                "41",
            ],
            ["绿色食品标志", "1", "2"],
            ["二、渔业", "渔船登记", "0", "3"],
            ["捕捞许可", "5", ""],
        ]
    ]
    assert spans(document, "一、种植业") == (1, 0, 5, 1)
    assert document.remarks == ()
    assert paragraphs(document) == [
        "云岭省青禾市农业农村局办事情况",
        "青禾市农业农村局全年办理种子检验、农机年检和渔船登记，现将各项件数列表公布，数据截至年底。",
        "如有疑问，请与办公室联系。",
        "表中数据由各科室提供。",
    ]
    assert len({cell.place.page for cell in document.blocks[3].cells}) > 1  # type: ignore[union-attr]


def test_a_page_printed_by_a_browser_keeps_its_thin_characters_and_merged_cells() -> None:
    document = sample("from-browser")
    assert paragraphs(document) == ["第一季度一共办理一千零一件。", "二、其他情况"]
    assert tables(document) == [[["一类", "种子检验", "12"], ["农药登记", ""], ["合计", "12"]]]
    assert spans(document, "一类") == (0, 0, 2, 1)
    assert spans(document, "合计") == (2, 0, 1, 2)


def test_a_table_of_three_lines() -> None:
    document = sample("three-lines")
    assert tables(document)[0][1:] == [
        ["种子检验", "12", "15"],
        ["农机年检", "7", ""],
        ["渔船登记", "0", "3"],
    ]
    assert document.title == "年度事项"


@pytest.mark.parametrize("name", ["areas", "turned"])
def test_areas_without_lines_and_turned_pages_are_tables_like_others(name: str) -> None:
    assert tables(sample(name)) == [
        [
            ["事项", "上年数", "本年数"],
            ["种子检验", "12", "15"],
            ["农机年检", "7", ""],
            ["渔船登记", "0", "3"],
        ]
    ]


def test_words_nobody_sees_are_left_out_and_told() -> None:
    document = sample("hidden")
    assert paragraphs(document) == [SENTENCE, "深底上的白字", "加粗的字"]
    (remark,) = document.remarks
    assert (remark.code, remark.place.page) == ("hidden_text", 1)
    assert "白色的字不着墨的字页面之外" in remark.message


def test_what_was_filled_into_a_field_is_read() -> None:
    assert paragraphs(sample("field"))[1] == "4096"


def test_a_password_is_refused_unless_it_is_only_against_changes() -> None:
    assert paragraphs(sample("locked-for-changes")) == [SENTENCE]
    with pytest.raises(DocumentError, match="打开密码"):
        sample("locked")


def test_the_second_reading_has_lines_and_pages_and_no_page_numbers() -> None:
    document = sample("over-pages")
    texts = [block.text for block in document.second if isinstance(block, Paragraph)]
    assert "农药登记  8  9" in texts
    assert "- 1 -" not in texts
    assert {block.place.page for block in document.second} == {1, 2}


def test_places_are_in_points_from_the_upper_left() -> None:
    canvas, file = drawn()
    canvas.drawString(40, 350, SENTENCE)
    box = read(canvas, file).blocks[0].place.box
    assert box is not None
    assert (box[0], 40 < box[1] < 50 < box[3] < 55) == (40, True)


def test_pictures_stand_in_reading_order_and_small_ones_are_left_out() -> None:
    from PIL import Image  # noqa: PLC0415 - comes with reportlab

    picture = Image.new("RGB", (10, 10), "red")
    canvas, file = drawn()
    canvas.drawString(40, 350, SENTENCE)
    canvas.drawInlineImage(picture, 40, 200, 200, 100)
    canvas.drawInlineImage(picture, 40, 380, 10, 10)
    canvas.drawString(40, 150, SENTENCE)
    blocks = read(canvas, file).blocks
    assert [type(block) for block in blocks] == [Paragraph, Picture, Paragraph]
    assert blocks[1].place.box == (40, 100, 240, 200)


def test_a_page_that_is_a_picture_among_pages_of_text_is_told() -> None:
    from PIL import Image  # noqa: PLC0415 - comes with reportlab

    canvas, file = drawn()
    canvas.drawString(40, 350, SENTENCE)
    canvas.showPage()
    canvas.drawInlineImage(Image.new("RGB", (10, 10), "red"), 0, 0, 300, 400)
    canvas.showPage()
    canvas.setFont(FONT, 10)
    canvas.drawString(40, 350, SENTENCE)
    (remark,) = read(canvas, file).remarks
    assert (remark.code, remark.place.page) == ("scan", 2)


@pytest.fixture
def no_recognition(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_data: bytes, _limits: Limits) -> Document:
        raise DocumentError("是扫描件")

    monkeypatch.setattr(scan, "read_scan", refuse)


@pytest.mark.usefixtures("no_recognition")
def test_pages_of_pictures_alone_are_a_scan() -> None:
    from PIL import Image  # noqa: PLC0415 - comes with reportlab

    canvas, file = drawn()
    canvas.drawInlineImage(Image.new("RGB", (10, 10), "red"), 0, 0, 300, 400)
    with pytest.raises(DocumentError, match="扫描件"):
        read(canvas, file)


@pytest.mark.usefixtures("no_recognition")
def test_words_a_scanner_laid_under_its_picture_are_read_but_never_sure() -> None:
    from PIL import Image  # noqa: PLC0415 - comes with reportlab

    canvas, file = drawn()
    canvas.drawInlineImage(Image.new("RGB", (10, 10), "red"), 0, 0, 300, 400)
    text = canvas.beginText(40, 350)
    text.setTextRenderMode(3)
    text.textOut(SENTENCE)
    canvas.drawText(text)
    document = read(canvas, file)
    assert paragraphs(document) == [SENTENCE]
    assert "机器识别" in document.unsure


@pytest.mark.usefixtures("no_recognition")
def test_fonts_that_do_not_say_what_their_shapes_are_make_it_a_scan() -> None:
    codes = b"".join(b"<%04x> Tj " % code for code in range(3, 60))
    font = (
        b"<</Type/Font/Subtype/Type0/BaseFont/Odd/Encoding/Identity-H/DescendantFonts[6 0 R]>>",
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Odd/CIDSystemInfo<</Registry(Adobe)"
        b"/Ordering(Identity)/Supplement 0>>/DW 1000>>",
    )
    data = raw(b"BT /G 10 Tf 40 300 Td " + codes + b"ET", *font).replace(
        b"/Font<</F ", b"/Font<</G 5 0 R/F "
    )
    with pytest.raises(DocumentError, match="乱码"):
        read_pdf(data)


def test_lines_within_forms_are_where_the_forms_are_put() -> None:
    form = (
        b"<</Type/XObject/Subtype/Form/BBox[0 0 200 40]/Length 77>>stream\n"
        b"0 0 m 200 0 l S 0 20 m 200 20 l S 0 40 m 200 40 l S "
        b"0 0 m 0 40 l S 100 0 m 100 40 l S 200 0 m 200 40 l S\nendstream"
    )
    words = b"BT /F 10 Tf 50 226 Td (alpha) Tj 100 0 Td (12) Tj -100 -20 Td (beta) Tj ET "
    data = raw(
        WORDS + words + b"q 1 0 0 1 45 200 cm /X Do Q",
        form.replace(b"/Length 77", b"/Length %d" % (len(form.split(b"stream\n")[1]) - 10)),
        resources=b"/XObject<</X 5 0 R>>",
    )
    assert tables(read_pdf(data)) == [[["alpha", "12"], ["beta", ""]]]


def test_slanting_lines_curves_and_white_ones_are_no_ruling_lines() -> None:
    drawing = (
        b"40 200 m 140 300 l S 40 200 m 60 220 80 240 100 200 c S 1 1 1 RG 1 1 1 rg "
        b"40 150 200 0.5 re f 40 100 200 0.5 re f 40 100 0.5 50 re f 240 100 0.5 50 re f "
        b"140 100 0.5 50 re f"
    )
    assert tables(read_pdf(raw(WORDS + drawing))) == []


@pytest.mark.parametrize(
    ("content", "limits", "reason"),
    [
        (b"1 1 5 5 re f " * 60, Limits(page_objects=50), "图形过多"),
        (b"0 0 m " + b"9 9 l " * 60 + b"S", Limits(page_objects=50), "图形过多"),
        (b"0 0 m 90 0 l S " * 60, Limits(page_rules=50), "线段过多"),
        (WORDS, Limits(page_glyphs=20), "字符过多"),
        (WORDS, Limits(text_characters=20), "字符过多"),
    ],
)
def test_limits_name_themselves(content: bytes, limits: Limits, reason: str) -> None:
    with pytest.raises(DocumentError, match=f"{reason}.*上限"):
        read_pdf(raw(content), limits)


def test_too_many_pages_are_refused() -> None:
    canvas, file = drawn()
    for _ in range(4):
        canvas.showPage()
    canvas.save()
    with pytest.raises(DocumentError, match="页数过多"):
        read_pdf(file.getvalue(), Limits(pages=3))


def test_crossing_lines_without_number_are_refused() -> None:
    lines: Iterable[bytes] = (
        b"0 %f m 300 %f l S %f 0 m %f 400 l S " % ((n / 3,) * 4) for n in range(1, 900, 6)
    )
    document = read_pdf(raw(WORDS + b"".join(lines)))
    assert (tables(document), len(document.blocks)) == ([], 1)


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n",
        b"%PDF-1.4 noise" * 50,
        raw(WORDS)[:400],
        raw(WORDS).replace(b"/Kids[3 0 R]/Count 1", b"/Kids[]/Count 0     "),
        raw(WORDS).replace(b"/Kids[3 0 R]", b"/Kids[2 0 R]"),
    ],
)
def test_damaged_files_are_refused_with_words(data: bytes) -> None:
    with pytest.raises(DocumentError, match="PDF"):
        read_pdf(data)


@pytest.mark.usefixtures("no_recognition")
def test_no_bytes_raise_anything_but_a_document_error() -> None:
    original = (FILES / "over-pages.pdf").read_bytes()
    random = Random(7)
    for _ in range(40):
        data = bytearray(original)
        for _ in range(random.randint(1, 40)):
            data[random.randrange(len(data))] = random.randrange(256)
        with suppress(DocumentError):
            read_pdf(bytes(data))


@pytest.mark.parametrize("box", [b"[0 0 200000 200000]", b"[-20 -20 280 380]", b"[0 0 0 0]"])
def test_pages_of_any_size_are_read(box: bytes) -> None:
    document = read_pdf(raw(WORDS).replace(b"[0 0 300 400]", box))
    assert paragraphs(document) == ["plain words that are long enough"]
