"""What workers give back: values that travel between processes as JSON.

Workers have read hostile bytes, so the annotations say all that is let in: ``wire.fit`` builds
these from them, and a document has to fit its schema.
"""

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Protocol

from hegui.exchange.document import Document
from hegui.exchange.shape import shape_of
from hegui.facts.fact import FactBase


class Render(Protocol):
    """What a command shows of a file; picklable."""

    def __call__(self, path: str, facts: FactBase | None, reason: str) -> str:
        """The text; without *facts* it says the Chinese *reason*."""
        ...

    def accepts(self, text: str) -> bool:
        """Whether *text*, which comes from a worker, can be shown."""
        ...


def is_facts(text: str) -> bool:
    """Whether a text is a facts document."""
    try:
        return shape_of("facts")(json.loads(text))
    except (ValueError, RecursionError):
        return False


_HEAD: Mapping[str, tuple[type, ...]] = {
    "agency": (str, type(None)),
    "agency_kind": (str,),
    "year": (int, type(None)),
    "edition": (str, type(None)),
}


def _is_packed(text: str) -> bool:
    try:
        base64.b64decode(text, validate=True)
    except ValueError:
        return False
    return True


def _is_head(document: Document | None) -> bool:
    return document is None or (
        document.keys() == _HEAD.keys()
        and all(type(document[name]) in kinds for name, kinds in _HEAD.items())
    )


def _is_entry(document: Document | None) -> bool:
    return document is None or shape_of("audit", "report")(document)


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of one file, as the command shows it; *reason* says why nothing was."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Judged:
    """One file, read and judged.

    Attributes:
        facts: its packed facts as base64; "" if they came from the store, or there are none.
        head: whose report of which year it is; None if it was not read.
        audit: its entry of the audit document; None if it was not judged.
        unreadable: Chinese: why it could not be read; "" if it could.
        other_year: Chinese: why it is not of the year that was asked for; "" if it is.
        engine: name of the engine that was asked; "" if none was.
        fell_back: why the reference engine had to judge it; "" if it had not.
        sketch: what is compared of it with other files of its report, as ``sketch`` packs it.
        trace: its texts and tables in small, as ``across.trace`` packs them.
        figures: the numbers of its tables, as ``figures`` packs them.
    """

    facts: Annotated[str, _is_packed]
    head: Annotated[Document | None, _is_head]
    audit: Annotated[Document | None, _is_entry]
    unreadable: str = ""
    other_year: str = ""
    engine: str = ""
    fell_back: str = ""
    sketch: str = ""
    trace: str = ""
    figures: str = ""

    def is_of(self, path: str) -> bool:
        """Whether it says exactly one thing, and of the file that is shown by *path*."""
        told = (self.audit is not None, bool(self.unreadable), bool(self.other_year))
        read = (self.head is None) == bool(self.unreadable)
        return sum(told) == 1 and read and (self.audit is None or self.audit["path"] == path)


def other_year(year: int | None, wanted: int | None) -> str:
    """Chinese: why a report of *year* is left out when *wanted* is asked for; "" if it is not."""
    if wanted in (None, year):
        return ""
    return "读不出报告年度" if year is None else f"是 {year} 年度的报告"


@dataclass(frozen=True, slots=True)
class Explained:
    """Why a rule says what it says of one report; *reason* if the report could not be read."""

    text: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """What may be reports in an archive; nothing at all if the file is none.

    Attributes:
        names: what each is called.
        members: for each, the way to it.
        refused: for each, in Chinese, why it is known already that it cannot be read, or "".
        reason: Chinese: why nothing can be read of the archive; "" if it can.
    """

    names: tuple[str, ...] = ()
    members: tuple[tuple[int, ...], ...] = ()
    refused: tuple[str, ...] = ()
    reason: str = ""
