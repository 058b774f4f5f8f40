"""A document becomes text: the same bytes for the same document, always.

Keys stand in the order the builders put them. Nothing here reads a clock or a locale.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from hegui.facts.fact import Value
from hegui.model.place import Place

Document = dict[str, Any]  # a JSON object, as the schemas describe it

# Halves of a character, which UTF-8 cannot carry; what would steer a terminal it is shown on.
_ESCAPED = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def dump(document: Mapping[str, Any] | list[Document]) -> str:
    """The document as JSON text, ended by a line feed; Chinese stays readable."""
    text = json.dumps(document, ensure_ascii=False, indent=1)
    return _ESCAPED.sub(lambda char: f"\\u{ord(char[0]):04x}", text) + "\n"


def line(document: Mapping[str, Any]) -> str:
    """The document as JSON in one line, without its line feed; no sign in it ends a line."""
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return _ESCAPED.sub(lambda char: f"\\u{ord(char[0]):04x}", text)


def item(document: Mapping[str, Any]) -> str:
    """The document as an item of an array, for ``array``."""
    return dump([dict(document)])[2:-3]


def array(items: Iterable[str]) -> Iterator[str]:
    """The text of an array of such items, piece by piece: what ``dump`` makes of all at once."""
    before = "[\n"
    for text in items:
        yield f"{before}{text}"
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def pieces(document: Mapping[str, Any], name: str) -> Iterator[str]:
    """What ``dump`` makes of *document*, piece by piece; its array *name* is never held whole."""
    empty = f'\n "{name}": ['
    head, tail = dump({**document, name: []}).split(f"{empty}]", 1)
    yield head
    before, after = empty, "]"
    for one in document[name]:
        yield before + "".join(f"\n {line}" for line in item(one).split("\n"))
        before, after = ",", "\n ]"
    yield (empty if before == empty else "") + after + tail


def plain(value: Value) -> str | int | bool | None:
    """A value of a fact as JSON holds it: decimals and dates as text."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    return value


def points(value: Decimal | None) -> str | None:
    """Points as text, with at least one decimal: ``93.5``, ``2.0``, ``0.25``."""
    if value is None:
        return None
    whole, _, rest = f"{value:f}".partition(".")
    return f"{whole}.{rest.rstrip('0') or '0'}"


def spot(place: Place) -> Document:
    """Where something stands in the file, and what a person calls it.

    ``paragraph``, ``sheet``, ``grid``, ``cell`` and ``box`` (points) stand only where the kind
    of file has them; ``file`` only where the spot is in another report.
    """
    more = {
        "paragraph": place.paragraph,
        "sheet": place.sheet,
        "grid": place.grid,
        "cell": place.cell,
        "box": None if place.box is None else [round(edge, 1) for edge in place.box],
        "file": place.file,
    }
    return {
        "line": place.line,
        "page": place.page,
        "path": place.path,
        "label": place.label,
        **{name: value for name, value in more.items() if value is not None},
    }
