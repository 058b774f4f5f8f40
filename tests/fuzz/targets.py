"""One target a reader: valid files to begin with, and the ways they are hurt."""

from dataclasses import dataclass
from functools import cache
from random import Random

from tests.fixtures.make import HERE
from tests.fuzz.mutate import (
    Hurt,
    bytes_hurt,
    markup_hurt,
    package_hurt,
    start_hurt,
    words_hurt,
)
from tests.generator.forms import WRITTEN
from tests.generator.make import make_report


@dataclass(frozen=True, slots=True)
class Target:
    """What a reader is given.

    Attributes:
        forms: names of written forms, or folders of stored ones, its files begin as.
        ways: how they are hurt, one drawn for each file.
        magic: what any bytes begin with so that this reader gets them.
    """

    forms: tuple[str, ...]
    ways: tuple[Hurt, ...]
    magic: bytes


TARGETS = {
    "text": Target(("text-tabs", "text-aligned", "text-pipes"), (bytes_hurt, words_hurt), b""),
    "html": Target(("html-word", "html-layout"), (markup_hurt, bytes_hurt), b"<html><body>"),
    "mht": Target(
        ("mht-word", "mht-browser", "browser-mht"),
        (start_hurt, bytes_hurt, words_hurt),
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n",
    ),
    "docx": Target(("docx-", "office-docx"), (package_hurt,), b"PK\x03\x04"),
    "doc": Target(("office-doc",), (bytes_hurt, start_hurt), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    "rtf": Target(("office-rtf",), (words_hurt, start_hurt, bytes_hurt), b"{\\rtf1"),
    "pdf": Target(
        ("pdf-ruled", "pdf-open", "office-pdf", "browser-pdf-small"),
        (words_hurt, bytes_hurt, start_hurt),
        b"%PDF-1.7\n",
    ),
    "ofd": Target(("ofd",), (package_hurt,), b"PK\x05\x06"),
    "xlsx": Target(("xlsx", "office-xlsx"), (package_hurt,), b"PK\x07\x08"),
    "xls": Target(("office-xls",), (bytes_hurt, start_hurt), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    "picture": Target((), (bytes_hurt,), b"\x89PNG\r\n\x1a\n"),
}


@cache
def seeds(name: str) -> tuple[bytes, ...]:
    """The valid files a target begins with."""
    reports = make_report(7, edition="2021", odd=()), make_report(50, edition="2019")
    found = []
    for form in TARGETS[name].forms:
        found += [
            one.write(report)
            for title, one in WRITTEN.items()
            if title.startswith(form)
            for report in reports
        ]
        found += [path.read_bytes() for path in sorted((HERE / form).glob("*"))[:2]]
    return tuple(found)


def hurt(name: str, seed: int) -> bytes:
    """The file of one target and seed; the same whenever it is asked for."""
    rng = Random(f"{name} {seed}")
    target = TARGETS[name]
    files = seeds(name)
    if not files or seed % 50 == 0:
        return target.magic + rng.randbytes(rng.choice((0, 1, 10, 1_000)))
    return rng.choice(target.ways)(rng, rng.choice(files))
