"""Whatever the bytes, the readers give a document or say why not, and soon."""

import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from hegui.documents.document import Document
from hegui.documents.readers.word import office
from hegui.documents.readers.word.doc import read_doc
from hegui.documents.readers.word.rtf import read_rtf
from hegui.errors import DocumentError

HERE = Path(__file__).parents[3] / "fixtures" / "word"
READERS = {"doc": read_doc, "rtf": read_rtf}
NUMBERS = (b"\x00" * 4, b"\xff" * 4, b"\xff\xff\xff\x7f", b"\x00\x00\x00\x80", b"\x01\x00\x00\x00")


@pytest.fixture(autouse=True)
def _no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "program", lambda: None)


def damaged(data: bytes, rng: Random) -> bytes:
    bad = bytearray(data)
    if rng.random() < 0.15:
        return bytes(bad[: rng.randrange(len(bad))])
    for _ in range(rng.choice((1, 1, 3, 10, 40))):
        at = rng.randrange(len(bad))
        how = rng.randrange(4)
        if how == 0:
            bad[at] ^= 1 << rng.randrange(8)
        elif how == 1:
            bad[at : at + 4] = rng.choice(NUMBERS)
        elif how == 2:
            other, size = rng.randrange(len(bad)), rng.randrange(1, 600)
            bad[at : at + size] = bad[other : other + size]
        else:
            del bad[at : at + rng.randrange(1, 9)]
    return bytes(bad)


def outcome(reader: Callable[[bytes], Document], data: bytes) -> Document | str:
    try:
        return reader(data)
    except DocumentError as error:
        return str(error)


@pytest.mark.parametrize("suffix", READERS)
def test_a_damaged_file_is_read_or_refused(suffix: str) -> None:
    data = (HERE / f"odd.{suffix}").read_bytes()
    rng = Random(suffix)
    begun = time.process_time()
    outcomes = [outcome(READERS[suffix], damaged(data, rng)) for _ in range(80)]

    assert any(isinstance(one, Document) for one in outcomes)
    refused = [one for one in outcomes if isinstance(one, str)]
    assert all("请" in reason or "上限" in reason for reason in refused)
    assert time.process_time() - begun < 12  # a tenth of a second each at the very most


@pytest.mark.parametrize("reader", READERS.values())
@pytest.mark.parametrize(
    "data", [b"", b"\x00", b"{\\rtf", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 99]
)
def test_a_stub_is_read_or_refused(reader: Callable[[bytes], Document], data: bytes) -> None:
    assert outcome(reader, data)
