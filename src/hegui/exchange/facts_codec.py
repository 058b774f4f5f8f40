"""Facts ⇄ bytes, without loss: how what was read of a report is kept, to be judged again later.

Not the facts document of ``facts_json``, which shows people and programs what they need; this
holds everything a rule may ask, and is read by the same version of the program only. The bytes may
come from a worker that fell to a hostile file, so whatever is not exactly our shape is refused.
"""

import json
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from hegui.facts.doubt import Doubt
from hegui.facts.fact import Fact, FactBase, Value
from hegui.model.place import Place

_LEVEL = 6
_MOST_BYTES = 1 << 28
_PLACE = tuple(one.name for one in fields(Place))
_OTHER_SHAPES = (
    *(zlib.error, ValueError, RecursionError),  # no such bytes, no such text
    *(TypeError, KeyError, IndexError, AttributeError, InvalidOperation),  # no such values
)
_DECIMAL, _DAY = "n", "d"  # the keys of the two kinds of value that JSON has not


class NotFactsError(ValueError):
    """Bytes that are no kept facts."""


def pack(base: FactBase) -> bytes:
    """*base* as bytes; equal bases of one version of the program give equal bytes."""
    places: dict[Place, int] = {}
    numbers = {id(fact): number for number, fact in enumerate(base.facts)}

    def place(one: Place) -> int:
        return places.setdefault(one, len(places))

    def said(fact: Fact) -> list[object]:
        cells = {name: numbers.get(id(cell)) for name, cell in fact.cells.items()}
        others = {name: said(fact.cells[name]) for name, at in cells.items() if at is None}
        values = {name: _out(value) for name, value in fact.fields.items()}
        return [fact.kind, values, place(fact.place), {**cells, **others}, dict(fact.doubts)]

    document: dict[str, object] = {
        "kind": base.kind,
        "unsure": base.unsure,
        "facts": [said(fact) for fact in base.facts],
        "doubts": [_doubt_out(doubt, place(doubt.place)) for doubt in base.doubts],
    }
    document["places"] = [_place_out(one) for one in places]
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8", "surrogatepass"), _LEVEL)


def unpack(data: bytes) -> FactBase:
    """The facts that were packed.

    Raises:
        NotFactsError: *data* is nothing that ``pack`` gives.
    """
    try:
        return _base(json.loads(_inflated(data)))
    except _OTHER_SHAPES as error:
        raise NotFactsError("no kept facts") from error


def texts(data: bytes, kind: str) -> list[str]:
    """The ``text`` of each fact of a kind among the facts that were packed; quicker than all.

    Raises:
        NotFactsError: *data* is nothing that ``pack`` gives.
    """
    try:
        said = json.loads(_inflated(data))["facts"]
        return [str(fields.get("text") or "") for of, fields, *_ in said if of == kind]
    except _OTHER_SHAPES as error:
        raise NotFactsError("no kept facts") from error


def _inflated(data: bytes) -> str:
    machine = zlib.decompressobj()
    text = machine.decompress(data, _MOST_BYTES)
    if machine.unconsumed_tail or not machine.eof or machine.unused_data:
        raise ValueError("too large, or cut short")
    return text.decode("utf-8", "surrogatepass")


def _base(document: Mapping[str, Any]) -> FactBase:
    places = [_place_in(one) for one in document["places"]]
    told: Sequence[Any] = document["facts"]
    made: dict[int, Fact] = {}

    def fact(at: int, above: tuple[int, ...]) -> Fact:
        if at in above or at < 0:
            raise ValueError("a cell of itself")
        if at not in made:
            made[at] = build(told[at], (*above, at))
        return made[at]

    def build(one: Any, above: tuple[int, ...]) -> Fact:  # noqa: ANN401 - whatever JSON holds
        kind, values, place, cells, doubts = one
        return Fact(
            _text(kind),
            {_text(name): _in(value) for name, value in values.items()},
            places[place],
            {
                name: fact(cell, above) if type(cell) is int else build(cell, above)
                for name, cell in cells.items()
            },
            {name: _text(why) for name, why in doubts.items()},
        )

    return FactBase(
        tuple(fact(at, ()) for at in range(len(told))),
        tuple(_doubt_in(one, places) for one in document["doubts"]),
        _text(document["kind"]),
        _text(document["unsure"]),
    )


def _out(value: Value) -> object:
    if isinstance(value, Decimal):
        return {_DECIMAL: str(value)}
    if isinstance(value, date):
        return {_DAY: value.isoformat()}
    return value


def _in(value: object) -> Value:
    match value:
        case None | str() | int():
            return value
        case {"n": str(number), **rest} if not rest:
            return Decimal(number)
        case {"d": str(day), **rest} if not rest:
            return date.fromisoformat(day)
    raise ValueError("no value of a field")


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value


def _place_out(place: Place) -> dict[str, object]:
    values = {name: getattr(place, name) for name in _PLACE}
    return {name: value for name, value in values.items() if value not in (None, "")}


def _place_in(given: Mapping[str, Any]) -> Place:
    for name, value in given.items():
        _PLACE_TAKES[name](value)
    box = given.get("box")
    return Place(**given) if box is None else Place(**{**given, "box": tuple(map(float, box))})


def _whole(value: object) -> None:
    if type(value) is not int:
        raise TypeError("no number")


def _corners(value: object) -> None:
    if not isinstance(value, list) or len(value) != 4:
        raise TypeError("no box")


_PLACE_TAKES: Mapping[str, Callable[[object], object]] = {
    **dict.fromkeys(_PLACE, _text),
    **dict.fromkeys(("line", "page", "paragraph", "grid"), _whole),
    "box": _corners,
}


def _doubt_out(doubt: Doubt, place: int) -> list[object]:
    told = (doubt.code, doubt.message, place, doubt.table, doubt.row)
    return [*told, list(map(list, doubt.candidates)), list(map(list, doubt.inferred))]


def _doubt_in(given: Sequence[Any], places: Sequence[Place]) -> Doubt:
    code, message, place, table, row, candidates, inferred = given
    return Doubt(
        _text(code),
        _text(message),
        places[place],
        None if table is None else _text(table),
        None if row is None else _text(row),
        tuple(tuple(map(_text, one)) for one in candidates),
        tuple((_text(column), _text(value)) for column, value in inferred),
    )
