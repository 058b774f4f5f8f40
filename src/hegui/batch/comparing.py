"""What a worker is given to compare, and what becomes of it.

Values that travel: facts come from the store, packed, and go to the worker; what across rules say
comes back as entries of the audit document, checked by their shape.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from hegui.batch.across.outcomes import Together
from hegui.exchange.document import Document
from hegui.exchange.shape import shape_of


@dataclass(frozen=True, slots=True)
class Beside:
    """A report and last year's of the same agency.

    Attributes:
        shown: what outputs call the report.
        facts: what was read of it, packed.
        prior: what outputs call last year's report.
        prior_facts: what was read of that, packed.
        restated: kind and level of the agency as the roster says, ``department/county``; "".
    """

    shown: str
    facts: bytes
    prior: str
    prior_facts: bytes
    restated: str = ""


@dataclass(frozen=True, slots=True)
class Several:
    """Facts about several reports, all of one year."""

    facts: tuple[Together, ...]


def _are_entries(entries: tuple[Document, ...]) -> bool:
    fits = shape_of("audit", "across_entry")
    return all(map(fits, entries))


def _are_open(entries: tuple[Document, ...]) -> bool:
    fits = shape_of("audit", "across_open")
    return all(map(fits, entries))


@dataclass(frozen=True, slots=True)
class Compared:
    """What across rules say.

    Attributes:
        found: entries of ``across``.
        open: entries of ``across_undetermined``.
        fell_back: why the reference engine judged; "" if it did not.
    """

    found: Annotated[tuple[Document, ...], _are_entries]
    open: Annotated[tuple[Document, ...], _are_open]
    fell_back: str = ""


def chunks(facts: tuple[Together, ...], size: int) -> Iterator[Several]:
    """Facts about several reports in portions of one year and of *size* facts at most."""
    years = sorted({_year(one) for one in facts})
    for year in years:
        held = tuple(one for one in facts if _year(one) == year)
        for start in range(0, len(held), size):
            yield Several(held[start : start + size])


def _year(one: Together) -> int:
    year = one.fact.get("year")
    return year if isinstance(year, int) else 0
