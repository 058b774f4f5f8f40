"""PDF files: loops, forms within forms, bombs, and pages beyond all measure."""

from functools import partial

from tests.hostile.containers import FUZZED
from tests.hostile.hostile import DAMAGED, LIMIT, NOT_A_REPORT, hostile, made_by_office
from tests.hostile.making import bomb, cut, flipped, pdf_of, stream

_EMPTY = ("没有文字", "扫描件", "没有页")
_FONT = "/Font<</F <</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
_BOX = "/MediaBox[0 0 595 842]"
# A library in C that falls over, or is stopped: that is what the process of its own is for.
_STOPPED = ("处理超时", "内存超限", "解析进程崩溃")


def _pdf(content: bytes, *more: bytes | str, box: str = _BOX, forms: str = "") -> bytes:
    """One page with this stream object as its content; *more* objects are numbered from 5."""
    resources = f"/Resources<<{_FONT}{forms}>>"
    return pdf_of(
        [
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            f"<</Type/Page/Parent 2 0 R{box}{resources}/Contents 4 0 R>>",
            content,
            *more,
        ]
    )


def _shown(text: bytes) -> bytes:
    return stream(b"BT /F 9 Tf 50 700 Td (" + text + b") Tj ET")


def _form(content: bytes, resources: str) -> bytes:
    extra = f"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<<{_FONT}{resources}>>"
    return stream(content, extra)


def _calls_itself() -> bytes:
    body = b"BT /F 9 Tf 50 700 Td (x) Tj ET /X Do"
    named = "/XObject<</X 5 0 R>>"
    return _pdf(stream(b"/X Do"), _form(body, named), forms=named)


def _forms_in_forms(levels: int = 28) -> bytes:
    """Each form shows the next one twice."""
    forms = [_form(b"/X Do /X Do", f"/XObject<</X {6 + n} 0 R>>") for n in range(levels)]
    last = _form(b"BT /F 9 Tf 50 700 Td (x) Tj ET", "")
    return _pdf(stream(b"/X Do"), *forms, last, forms="/XObject<</X 5 0 R>>")


def _pages(kids: str, count: int) -> bytes:
    return pdf_of(
        [
            "<</Type/Catalog/Pages 2 0 R>>",
            f"<</Type/Pages/Kids[{kids}]/Count {count}>>",
            f"<</Type/Page/Parent 2 0 R{_BOX}/Resources<<{_FONT}>>/Contents 4 0 R>>",
            _shown(b"x"),
        ]
    )


def _repeated(piece: bytes, megabytes: int) -> bytes:
    """A page whose content is *piece* over and over; its length divides a megabyte."""
    packed = bomb(piece, megabytes, wbits=15) if len(piece) == 1 else b""
    if not packed:
        import zlib  # noqa: PLC0415 - here only

        packed = zlib.compress(piece * (megabytes * (1 << 20) // len(piece)))
    return _pdf(stream(packed, packed=True))


def _nested(opening: bytes, closing: bytes, depth: int = 100_000) -> bytes:
    return _pdf(stream(opening * depth + closing * depth))


def _encrypted() -> bytes:
    key = "<" + "41" * 32 + ">"
    return pdf_of(
        [
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            f"<</Type/Page/Parent 2 0 R{_BOX}>>",
            f"<</Filter/Standard/V 2/R 3/Length 128/P -4/O {key}/U {key}>>",
        ],
        trailer="/Encrypt 4 0 R/ID[<41414141><41414141>]",
    )


def _objects_in_objects() -> bytes:
    """Every object lies in an object stream that lies in itself."""
    inner = stream(b"5 0 <</Type/Catalog/Pages 5 0 R>>", "/Type/ObjStm/N 1/First 4")
    return pdf_of(["<</Type/Catalog/Pages 5 0 R>>", "5 0 R", "4 0 R", "3 0 R", inner])


def _flipped(form: str, seed: int) -> bytes:
    return flipped(made_by_office(form), seed)


FILES = (
    hostile("pdf/calls-itself.pdf", _calls_itself, NOT_A_REPORT, *_EMPTY, LIMIT, *_STOPPED),
    hostile("pdf/forms.pdf", _forms_in_forms, LIMIT, NOT_A_REPORT, *_EMPTY, *_STOPPED),
    hostile("pdf/bomb.pdf", lambda: _repeated(b" ", 600), *_EMPTY, LIMIT, *_STOPPED),
    hostile("pdf/operands.pdf", lambda: _repeated(b"1 ", 60), *_EMPTY, LIMIT, *_STOPPED),
    hostile(
        "pdf/paths.pdf", lambda: _repeated(b"0 0 m 9 9 l S \n", 30), LIMIT, *_EMPTY, *_STOPPED
    ),
    hostile("pdf/rectangles.pdf", lambda: _repeated(b"1 1 9 9 re f\n", 4), LIMIT, *_EMPTY),
    hostile("pdf/saves.pdf", lambda: _repeated(b"q ", 20), *_EMPTY, LIMIT, *_STOPPED),
    hostile("pdf/clips.pdf", lambda: _repeated(b"0 0 9 9 re W n ", 8), *_EMPTY, LIMIT, *_STOPPED),
    hostile(
        "pdf/characters.pdf",
        lambda: _pdf(_shown(b"x" * 2_000_000)),
        LIMIT,
        NOT_A_REPORT,
        *_STOPPED,
    ),
    hostile("pdf/arrays.pdf", lambda: _nested(b"[", b"]"), *_EMPTY, DAMAGED, LIMIT, *_STOPPED),
    hostile(
        "pdf/dictionaries.pdf",
        lambda: pdf_of(["<</Type/Catalog/Pages 2 0 R/A" + "<</A" * 50_000 + ">>" * 50_001]),
        DAMAGED,
        *_EMPTY,
        *_STOPPED,
    ),
    hostile("pdf/page-loop.pdf", lambda: _pages("2 0 R", 9), DAMAGED, LIMIT, *_EMPTY),
    hostile("pdf/pages.pdf", lambda: _pages("3 0 R " * 100_000, 100_000), LIMIT),
    hostile(
        "pdf/claims.pdf",
        lambda: _pages("3 0 R", 2_000_000_000),
        LIMIT,
        DAMAGED,
        NOT_A_REPORT,
        *_EMPTY,
    ),
    hostile(
        "pdf/large-page.pdf",
        lambda: _pdf(_shown(b"x"), box="/MediaBox[0 0 200000 200000]"),
        NOT_A_REPORT,
        LIMIT,
        *_EMPTY,
    ),
    hostile(
        "pdf/odd-page.pdf",
        lambda: _pdf(_shown(b"x"), box="/MediaBox[1e38 -1e38 -1e38 nan]/UserUnit 1e30"),
        NOT_A_REPORT,
        LIMIT,
        DAMAGED,
        *_EMPTY,
    ),
    hostile(
        "pdf/length.pdf",
        lambda: _pdf(b"<</Length 99999999999>>stream\nBT\nendstream"),
        DAMAGED,
        *_EMPTY,
    ),
    hostile("pdf/in-itself.pdf", _objects_in_objects, DAMAGED, *_EMPTY),
    hostile("pdf/encrypted.pdf", _encrypted, "密码"),
    hostile("pdf/head.pdf", lambda: b"%PDF-1.7\n", DAMAGED),
    hostile("pdf/noise.pdf", lambda: b"%PDF-1.7\n" + bytes(range(256)) * 4_000, DAMAGED),
    hostile("pdf/cut.pdf", lambda: cut(made_by_office("office-pdf")), DAMAGED, *_EMPTY),
    *(
        hostile(f"pdf/flipped-{n}/a.pdf", partial(_flipped, "office-pdf", n), *FUZZED, *_EMPTY)
        for n in range(4)
    ),
    *(
        hostile(
            f"pdf/printed-{n}/a.pdf", partial(_flipped, "browser-pdf-ruled", n), *FUZZED, *_EMPTY
        )
        for n in range(2)
    ),
)
