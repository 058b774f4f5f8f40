"""ZIP archives: bombs, names that lead elsewhere, members that overlap, archives in archives."""

from collections.abc import Iterable

from tests.hostile.hostile import (
    AUDITED,
    CUT,
    DAMAGED,
    LIMIT,
    NOT_A_REPORT,
    TRAPS,
    good_text,
    hostile,
)
from tests.hostile.making import DEFLATED, Member, bomb, cut, flipped, zip_of

_LINK = 0o120777
_NOTICE = "关于召开会议的通知。请各单位按时参加。".encode()
_NAMES = (
    "../../../../../../../../hegui-escaped.txt",
    "/hegui-absolute.txt",
    "C:\\Windows\\hegui-drive.txt",
    "..\\..\\hegui-back.txt",
    "a/../../hegui-middle.txt",
    "名\0字.txt",
    "换\n行\r和\x1b[31m色.txt",
    "\u202etxt.exe",
    "n" * 60_000 + ".txt",
    "d/" * 5_000 + "x.txt",
    "CON.txt",
    ".txt. ",
)
_TEXT = (NOT_A_REPORT,)


def _in_each_other(depth: int, width: int = 10) -> bytes:
    """Archives of *width* archives of … of 100 MB each."""
    packed = bomb(b"0", 100)
    inner = zip_of([Member("a.txt", b"", DEFLATED, packed, 100 << 20)])
    for _ in range(depth):
        inner = zip_of(Member(f"{n}.zip", inner, DEFLATED) for n in range(width))
    return inner


def _in_itself() -> bytes:
    """A stored member that is all that follows it: the directory that names it."""
    whole = zip_of([Member("a.zip", b"", size=0)])
    after = len(whole) - whole.index(b"PK\x01\x02")
    return zip_of([Member("a.zip", b"", packed=b"", size=after)]).replace(
        b"\0\0\0\0" + after.to_bytes(4, "little"), after.to_bytes(4, "little") * 2
    )


def _overlapping() -> Iterable[Member]:
    """A thousand entries for one member of a megabyte."""
    packed = bomb(b"0", 1)
    for n in range(1_000):
        yield Member(f"{n % 10}.txt", b"", DEFLATED, packed, 1 << 20, same_place=n > 0)


def _many(count: int) -> Iterable[Member]:
    for n in range(count):
        yield Member(f"{n:06}.txt", b"x", same_place=n > 0)


FILES = (
    hostile("zip/names.zip", lambda: zip_of(Member(name, _NOTICE) for name in _NAMES), *_TEXT),
    hostile(
        "zip/bytes.zip",
        lambda: zip_of([Member(b"\xff\xfe\x80.txt", _NOTICE), Member(b"", _NOTICE)]),
        *_TEXT,
        "没有可以审核",
    ),
    hostile(
        "zip/links.zip",
        lambda: zip_of(
            [
                Member("outside.txt", TRAPS.outside.encode(), mode=_LINK),
                Member("device.txt", b"/dev/zero", mode=_LINK),
                Member("notice.txt", _NOTICE),
            ]
        ),
        *_TEXT,
    ),
    hostile(
        "zip/same-names.zip", lambda: zip_of(Member("a.txt", _NOTICE) for _ in range(50)), *_TEXT
    ),
    hostile(
        "zip/bomb.zip",
        lambda: zip_of([Member("a.txt", b"", DEFLATED, bomb(b"0", 500), 500 << 20)]),
        LIMIT,
    ),
    hostile(
        "zip/lying.zip",
        lambda: zip_of([Member("a.txt", b"", DEFLATED, bomb(b"0", 500), 99)]),
        LIMIT,
        DAMAGED,
    ),
    hostile("zip/nested.zip", lambda: _in_each_other(4), "层数过多", LIMIT),
    hostile("zip/deep.zip", lambda: _in_each_other(40, width=1), "层数过多", LIMIT),
    hostile("zip/in-itself.zip", _in_itself, DAMAGED, "重叠", LIMIT, "没有可以审核"),
    hostile("zip/overlap.zip", lambda: zip_of(_overlapping()), DAMAGED, "重叠", LIMIT),
    hostile("zip/members.zip", lambda: zip_of(_many(100_000)), "重叠", LIMIT),
    hostile("zip/3000.zip", lambda: zip_of(_many(3_000)), "重叠", LIMIT),
    hostile("zip/empty.zip", lambda: zip_of([]), "没有可以审核", DAMAGED),
    hostile("zip/locked.zip", lambda: zip_of([Member("a.txt", _NOTICE, flags=1)]), "密码"),
    hostile("zip/method.zip", lambda: zip_of([Member("a.txt", _NOTICE, method=97)]), "压缩方式"),
    hostile(
        "zip/sum.zip",
        lambda: zip_of([Member("a.txt", _NOTICE, packed=_NOTICE[::-1])]),
        DAMAGED,
    ),
    hostile("zip/cut.zip", lambda: cut(zip_of([Member("a.txt", _NOTICE * 50)])), CUT),
    hostile(
        "zip/tail/a.zip",
        lambda: zip_of([Member("a.txt", good_text(41).encode())], tail=b"PK\x05\x06" * 9),
        AUDITED,
        DAMAGED,
    ),
    hostile(
        "zip/flipped/a.zip",
        lambda: flipped(zip_of([Member("a.txt", good_text(42).encode(), DEFLATED)]), 5, 3),
        AUDITED,
        DAMAGED,
        "密码",
        "压缩方式",
    ),
)
