"""Old Word files, RTF, page archives and pictures; and files that are not what they are called."""

import struct
import zlib
from functools import partial

from tests.hostile.containers import DEEP, FUZZED, docx, said, story
from tests.hostile.hostile import (
    AUDITED,
    DAMAGED,
    LIMIT,
    NOT_A_REPORT,
    TRAPS,
    good_page,
    good_text,
    hostile,
    made_by_office,
)
from tests.hostile.making import bomb, cut, flipped, ole_of, pdf_of

_EMPTY = "没有文字"
_PICTURE = ("图片", "扫描件", LIMIT, DAMAGED, _EMPTY)
_PLAIN = "Content-Type: text/html; charset=utf-8\r\n"


def _fib(flags: int = 0x0200, clx: tuple[int, int] = (0, 0), characters: int = 0) -> bytes:
    """The head of a Word 97 stream: where its pieces are told, and how long its text is."""
    head = bytearray(0x400)
    struct.pack_into("<HH", head, 0, 0xA5EC, 0x00C1)
    struct.pack_into("<H", head, 0x0A, flags)
    struct.pack_into("<HH", head, 0x20, 0x0E, 0)
    struct.pack_into("<H", head, 0x3E, 0x16)
    struct.pack_into("<I", head, 0x4C, characters)
    struct.pack_into("<H", head, 0x98, 0x5D)
    struct.pack_into("<II", head, 0x01A2, *clx)
    return bytes(head)


def _doc(bounds: list[int], offsets: list[int], characters: int, text: bytes) -> bytes:
    """A Word 97 file of these pieces."""
    pieces = struct.pack(f"<{len(bounds)}I", *bounds)
    pieces += b"".join(struct.pack("<HIH", 0, offset, 0) for offset in offsets)
    table = b"\x02" + struct.pack("<I", len(pieces)) + pieces
    head = _fib(clx=(0, len(table)), characters=characters)
    return ole_of({"WordDocument": head + text, "1Table": table})


def _overlapping() -> bytes:
    """50,000 pieces that all show the same kilobyte."""
    bounds = [n * 1_000 for n in range(50_001)]
    return _doc(bounds, [0x400] * 50_000, 50_000_000, "政府".encode("utf-16-le") * 500)


def _rtf(body: str) -> bytes:
    return ("{\\rtf1\\ansi " + body + "}").encode()


def _mht(body: str, head: str = "") -> bytes:
    start = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n"
    return f"{start}{head}\r\n{body}\r\n--b--\r\n".encode()


def _in_each_other(depth: int) -> bytes:
    opened = "".join(
        f"--b{n}\r\nContent-Type: multipart/mixed; boundary=b{n + 1}\r\n\r\n" for n in range(depth)
    )
    head = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b0\r\n\r\n"
    return (head + opened).encode()


def _png(width: int, height: int, data: bytes) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        check = zlib.crc32(kind + body)
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def _gif(width: int, frames: int) -> bytes:
    frame = b"\x2c" + struct.pack("<HHHH", 0, 0, width, width) + b"\x00\x02\x02\x4c\x01\x00"
    return (
        b"GIF89a" + struct.pack("<HH", width, width) + b"\x00\x00\x00" + frame * frames + b"\x3b"
    )


def _tiff_loop() -> bytes:
    """A directory whose next directory is itself."""
    entry = struct.pack("<HHII", 256, 4, 1, 60_000) + struct.pack("<HHII", 257, 4, 1, 60_000)
    return b"II*\x00" + struct.pack("<I", 8) + struct.pack("<H", 2) + entry + struct.pack("<I", 8)


def _flipped(form: str, seed: int) -> bytes:
    return flipped(made_by_office(form), seed)


FILES = (
    hostile("doc/loop.doc", lambda: ole_of({"WordDocument": _fib()}, loop=True), DAMAGED, "缺少"),
    hostile("doc/overlap.doc", _overlapping, LIMIT, DAMAGED, NOT_A_REPORT),
    hostile(
        "doc/claims.doc", lambda: _doc([0, 2**31 - 1], [0x400], 2**31 - 1, b"x"), LIMIT, DAMAGED
    ),
    hostile("doc/backwards.doc", lambda: _doc([900, 1], [0x400], 900, b"x"), DAMAGED, _EMPTY),
    hostile(
        "doc/table-beyond.doc",
        lambda: ole_of({"WordDocument": _fib(clx=(2**31, 2**31)), "1Table": b"\2" * 9_000}),
        DAMAGED,
        _EMPTY,
    ),
    hostile("doc/encrypted.doc", lambda: ole_of({"WordDocument": _fib(0x0300)}), "密码"),
    hostile("doc/encrypted.docx", lambda: ole_of({"EncryptedPackage": b"x"}), "密码"),
    hostile("doc/nothing.doc", lambda: ole_of({"Contents": b"x"}), "没有 Word 或 Excel"),
    hostile("doc/head.doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 600, DAMAGED),
    hostile("doc/cut.doc", lambda: cut(made_by_office("office-doc")), DAMAGED),
    *(
        hostile(f"doc/flipped-{n}/a.doc", partial(_flipped, "office-doc", n), *FUZZED)
        for n in range(4)
    ),
    hostile("rtf/groups.rtf", lambda: _rtf("{" * 100_000 + "政府"), DEEP, LIMIT, _EMPTY),
    hostile("rtf/bin.rtf", lambda: _rtf("\\bin2147483647 x"), _EMPTY, NOT_A_REPORT, DAMAGED),
    hostile(
        "rtf/numbers.rtf",
        lambda: _rtf("\\u99999999999999 \\uc999999999 \\cellx-99999999999 \\'zz x" * 2_000),
        NOT_A_REPORT,
        DAMAGED,
        _EMPTY,
        LIMIT,
    ),
    hostile(
        "rtf/cells.rtf",
        lambda: _rtf(("\\trowd" + "\\cellx9" * 60 + "\\cell" * 60 + "\\row") * 20_000),
        LIMIT,
        _EMPTY,
    ),
    hostile("rtf/word.rtf", lambda: _rtf("\\" + "a" * 2_000_000), _EMPTY, NOT_A_REPORT, LIMIT),
    hostile(
        "rtf/field.rtf",
        lambda: _rtf(f'{{\\field{{\\*\\fldinst INCLUDETEXT "{TRAPS.outside}"}}}}{{\\object x}}'),
        _EMPTY,
        NOT_A_REPORT,
    ),
    hostile("rtf/cut/a.rtf", lambda: cut(made_by_office("office-rtf")), *FUZZED),
    *(
        hostile(f"rtf/flipped-{n}/a.rtf", partial(_flipped, "office-rtf", n), *FUZZED)
        for n in range(2)
    ),
    hostile("mht/parts.mht", lambda: _in_each_other(10_000), LIMIT, _EMPTY, DAMAGED, DEEP, "没有"),
    hostile(
        "mht/heads.mht",
        lambda: _mht("", "X-A: " + "b" * 5_000_000 + "\r\n"),
        LIMIT,
        DAMAGED,
        "没有",
    ),
    hostile("mht/many-heads.mht", lambda: _mht("", "X: y\r\n" * 400_000), LIMIT, DAMAGED, "没有"),
    hostile(
        "mht/many-parts.mht",
        lambda: _mht(f"--b\r\n{_PLAIN}\r\n<p>x\r\n" * 100_000),
        LIMIT,
        NOT_A_REPORT,
    ),
    hostile(
        "mht/base64.mht",
        lambda: _mht(f"--b\r\n{_PLAIN}Content-Transfer-Encoding: base64\r\n\r\n" + "!?=" * 99_999),
        DAMAGED,
        "没有",
        "不是文本",
    ),
    hostile(
        "mht/outside.mht",
        lambda: _mht(
            f"--b\r\n{_PLAIN}Content-Location: file://{TRAPS.outside}\r\n\r\n"
            f'<iframe src="{TRAPS.server}/frame"></iframe><img src="{TRAPS.server}/a.png">政府'
        ),
        NOT_A_REPORT,
    ),
    hostile("mht/cut/a.mht", lambda: cut(made_by_office("browser-mht")), *FUZZED),
    hostile(
        "picture/large.png", lambda: _png(60_000, 60_000, bomb(b"\0", 99, wbits=15)), *_PICTURE
    ),
    hostile("picture/claims.png", lambda: _png(2**31 - 1, 2**31 - 1, b""), *_PICTURE),
    hostile("picture/cut.png", lambda: cut(_png(9, 9, zlib.compress(b"\0" * 90))), *_PICTURE),
    hostile("picture/frames.gif", lambda: _gif(65_535, 50_000), *_PICTURE),
    hostile("picture/loop.tif", _tiff_loop, *_PICTURE),
    hostile("picture/head.jpg", lambda: b"\xff\xd8\xff\xe0" + b"\xff" * 9_000, *_PICTURE),
    hostile(
        "picture/head.webp", lambda: b"RIFF\xff\xff\xff\xffWEBPVP8X" + b"\xff" * 99, *_PICTURE
    ),
    hostile("suffix/text.pdf", lambda: good_text(31).encode(), AUDITED),
    hostile("suffix/page/a.doc", lambda: good_page(32).encode("gb18030"), AUDITED),
    hostile("suffix/page/b/b.xlsx", lambda: good_page(33).encode(), AUDITED),
    hostile("suffix/word.txt", lambda: docx(story(said("政府信息公开"))), NOT_A_REPORT),
    hostile("suffix/pdf.html", lambda: pdf_of(["<</Type/Catalog>>"]), DAMAGED, "没有"),
    hostile("suffix/picture.docx", lambda: _png(9, 9, b""), *_PICTURE),
    hostile(
        "suffix/program.docx", lambda: b"\x7fELF\x02\x01\x01" + b"\0" * 900, "程序", "不是文本"
    ),
    hostile("suffix/rar.zip", lambda: b"Rar!\x1a\x07\x01\x00" + b"\0" * 99, "RAR"),
    hostile("suffix/no-suffix", lambda: good_text(34).encode(), AUDITED),
    hostile("suffix/empty.docx", lambda: b"", "空的"),
)
