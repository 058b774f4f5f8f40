"""What workers give back: values that travel between processes."""

from dataclasses import dataclass

from hegui.exchange.document import Document
from hegui.facts.fact import FactBase


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of one file; *reason* says in Chinese why nothing was."""

    facts: FactBase | None
    reason: str


@dataclass(frozen=True, slots=True)
class Judged:
    """One file, read and judged.

    Attributes:
        facts: its facts document as JSON text, which is a tenth of it in memory; "" if not wanted.
        audit: its entry of the audit document; None if it was not judged.
        unreadable: Chinese: why it could not be read; "" if it could.
        other_year: Chinese: why it is not of the year that was asked for; "" if it is.
        engine: name of the engine that was asked; "" if none was.
        fell_back: why the reference engine had to judge it; "" if it had not.
    """

    facts: str
    audit: Document | None
    unreadable: str = ""
    other_year: str = ""
    engine: str = ""
    fell_back: str = ""


@dataclass(frozen=True, slots=True)
class Explained:
    """Why a rule says what it says of one report; *reason* if the report could not be read."""

    text: str
    reason: str = ""
