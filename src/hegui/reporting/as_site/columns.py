"""A table of many rows → a script that hands it to the page: columns, compressed, as text.

A page that is opened from disk may not fetch; a script it may load. Equal values of a column are
written once where that is shorter. Nothing in the text of a report can end a script: it comes as
base64.
"""

import gzip
import io
import json
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice

Values = Callable[[], Iterable[str]]  # the values of a column, as often as they are asked for
_AT_ONCE = 4000
_PIECE = 3 * 1024 * 16  # bytes that become whole characters of base64
_LEVEL = 6


def script(count: int, columns: Mapping[str, Values]) -> Iterator[str]:
    """The script of a table of *count* rows, piece by piece."""
    yield '/* Hegui */\nwindow.heguiTable = "'
    held = io.BytesIO()
    with gzip.GzipFile("", "wb", _LEVEL, held, mtime=0) as file:
        for piece in _json(count, columns):
            file.write(piece.encode())
            yield from _whole(held)
    data = held.getvalue()
    yield b64encode(data).decode() + '";\n'


def _whole(held: io.BytesIO) -> Iterator[str]:
    """What is ready, as long as it makes whole characters; the rest stays in *held*."""
    if held.tell() < _PIECE:
        return
    data = held.getvalue()
    cut = len(data) // 3 * 3
    held.seek(0)
    held.truncate()
    held.write(data[cut:])
    yield b64encode(data[:cut]).decode()


def _json(count: int, columns: Mapping[str, Values]) -> Iterator[str]:
    yield f'{{"count":{count},"columns":{{'
    for number, (name, values) in enumerate(columns.items()):
        yield f"{',' if number else ''}{json.dumps(name)}:{{"
        yield from _column(values, count)
        yield "}"
    yield "}}"


def _column(values: Values, count: int) -> Iterator[str]:
    """Values and, where many are equal, which of them stands in each row."""
    known: dict[str, int] = {}
    for value in values():
        known.setdefault(value, len(known))
        if len(known) > count // 2:
            break
    else:
        yield '"values":'
        yield from _array(known)
        yield ',"at":'
        yield from _array(known[value] for value in values())
        return
    del known
    yield '"values":'
    yield from _array(values())


def _array(values: Iterable[str | int]) -> Iterator[str]:
    rest, before = iter(values), "["
    while some := list(islice(rest, _AT_ONCE)):
        yield before + json.dumps(some, ensure_ascii=False, separators=(",", ":"))[1:-1]
        before = ","
    yield "]" if before == "," else "[]"
