"""What a worker says, as bytes and back: JSON, because a worker may have fallen to a hostile file.

The parent believes nothing: whatever is not exactly a message of ours is Malformed. Values of
dataclasses travel as their fields, and are built again from what their annotations allow.
"""

import dataclasses
import json
import traceback
import types
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, Generic, NoReturn, TypeVar, Union, cast, get_args, get_origin
from typing import get_type_hints as type_hints

from hegui.errors import (
    DocumentError,
    EngineError,
    HeguiError,
    Mistake,
    PackError,
    UsageError,
)

Result = TypeVar("Result")

_MOST_VALUES = 4_000_000  # small values take twenty times their text in memory
_ERRORS = {one.__name__: one for one in (HeguiError, UsageError, DocumentError, EngineError)}
_LONGEST = 20_000  # characters of a traceback


class Malformed(ValueError):  # noqa: N818 - a state of a message
    """Bytes that are no message of ours."""


class Stage(StrEnum):
    """How far a worker is with an item; each is told once at most."""

    SLOW = "slow"  # the item is of a kind that takes long by its nature
    READ = "read"  # it was read; only from here on does the careful way differ


_STAGES = frozenset(stage.value for stage in Stage)


@dataclass(frozen=True, slots=True)
class Ready:
    """The worker is ready for items."""


@dataclass(frozen=True, slots=True)
class Reached:
    """The worker has come so far with its item."""

    stage: Stage


@dataclass(frozen=True, slots=True)
class Done(Generic[Result]):
    """An item's result."""

    result: Result


@dataclass(frozen=True, slots=True)
class TooLarge:
    """An item's result is larger than the limit."""


@dataclass(frozen=True, slots=True)
class Failed:
    """Work that ended with an exception.

    Attributes:
        name: its class.
        what: its class and words.
        traceback: all of it.
        memory: whether memory ran out.
        raised: the exception itself, if it is one of ours.
    """

    name: str
    what: str
    traceback: str
    memory: bool
    raised: HeguiError | None


Message = Ready | Reached | Done[Result] | TooLarge | Failed


def encode(message: Message[Any]) -> bytes:
    """A message as bytes."""
    match message:
        case Ready():
            said: Sequence[object] = ["ready"]
        case Reached(stage):
            said = ["reached", stage.value]
        case Done(result):
            said = ["done", _fields(result)]
        case TooLarge():
            said = ["too large"]
        case Failed():
            said = ["failed", _fields(message) | {"raised": _error_out(message.raised)}]
    return json.dumps(said, separators=(",", ":"), allow_nan=False).encode("ascii")


def decode(message: bytes, result: type[Result]) -> Message[Result]:
    """A message out of bytes; *result* is what items give.

    Raises:
        Malformed: it is none.
    """
    match _parse(message):
        case ["ready"]:
            return Ready()
        case ["reached", str(stage)] if stage in _STAGES:
            return Reached(Stage(stage))
        case ["done", value]:
            return Done(fit(value, result))
        case ["too large"]:
            return TooLarge()
        case ["failed", {"raised": raised, **rest}]:
            failed = fit({**rest, "raised": None}, Failed)
            return dataclasses.replace(failed, raised=_error_in(raised))
        case _:
            raise Malformed("no such message")


def fit(value: object, kind: type[Result]) -> Result:
    """*value* of JSON as a value of *kind*: a dataclass, a tuple of some kind, or a plain type.

    Raises:
        Malformed: it is no such value.
    """
    fitted: Result = _fit(value, kind)
    return fitted


def _fit(value: object, kind: Any) -> Any:  # noqa: ANN401 - annotations have no better type
    origin = get_origin(kind)
    if origin is Annotated:
        inner, *tests = get_args(kind)
        fitted = _fit(value, inner)
        if not all(test(fitted) for test in tests):
            raise Malformed("a value of another shape")
        return fitted
    if origin in (Union, types.UnionType):
        return _fit_any(value, get_args(kind))
    if origin is tuple and isinstance(value, list):
        return tuple(_fit(one, get_args(kind)[0]) for one in value)
    if origin is dict and isinstance(value, dict):
        return value
    if dataclasses.is_dataclass(kind) and isinstance(value, dict):
        hints = _hints(cast(type, kind))
        if value.keys() != hints.keys():
            raise Malformed(f"fields of {kind}")
        return kind(**{name: _fit(value[name], hints[name]) for name in hints})  # type: ignore[operator]  # a class, not an instance
    if type(value) is kind:
        return value
    raise Malformed(f"no {kind}")


def _fit_any(value: object, kinds: Sequence[object]) -> object:
    for kind in kinds:
        try:
            return _fit(value, kind)
        except Malformed:
            continue
    raise Malformed("none of several kinds")


@cache
def _hints(kind: type) -> dict[str, Any]:
    return type_hints(kind, include_extras=True)


def _fields(value: object) -> Any:  # noqa: ANN401 - whatever JSON can hold
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {one.name: getattr(value, one.name) for one in dataclasses.fields(value)}
    return value


def _parse(message: bytes) -> object:
    if sum(map(message.count, (b",", b"[", b"{"))) > _MOST_VALUES:
        raise Malformed("too many values")
    try:
        return json.loads(message.decode("utf-8"), parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise Malformed("no JSON") from error


def _refuse(constant: str) -> NoReturn:
    raise Malformed(f"no JSON: {constant}")


def failed(error: BaseException) -> Failed:
    """What is told of an exception."""
    try:
        text = "".join(traceback.format_exception(error))
    except Exception:  # noqa: BLE001 - no memory left to say it in, or an exception of odd making
        text = ""
    name = type(error).__name__
    return Failed(
        name[:80],
        f"{name}: {error}"[:_LONGEST],
        text[-_LONGEST:],
        isinstance(error, MemoryError),
        error if isinstance(error, HeguiError) else None,
    )


def _error_out(error: HeguiError | None) -> object:
    if error is None:
        return None
    if isinstance(error, PackError):
        return [_fields(mistake) for mistake in error.mistakes]
    name = type(error).__name__
    return {"kind": name if name in _ERRORS else HeguiError.__name__, "message": str(error)}


def _error_in(value: object) -> HeguiError | None:
    match value:
        case None:
            return None
        case {"kind": str(kind), "message": str(message)} if kind in _ERRORS:
            return _ERRORS[kind](message)
        case list(mistakes):
            return PackError([fit(mistake, Mistake) for mistake in mistakes])
        case _:
            raise Malformed("no error of ours")
