"""What is compared of a report with every other report, small enough to keep for all of them.

Made of facts in a worker, sent as text, read by the parent, which believes nothing: whatever is
not exactly a trace is none. Holds fingerprints only, never words: which clauses there are, a
sample of them by which likely copies find each other, a sample of short stretches by which one
can tell how much two texts have in common, and a mark of the numbers of each table.
"""

import base64
import binascii
import json
import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from hashlib import blake2b
from itertools import pairwise
from typing import Literal

from hegui.batch.across.masks import Mask, mask_of
from hegui.batch.across.prose import texts_of
from hegui.batch.across.sentences import SHORT, sentences_of
from hegui.batch.wire import fit
from hegui.facts.fact import Fact, FactBase

SAMPLE, STRETCHES = 64, 128  # the smallest fingerprints: of equal texts the same
SHORTEST_SECTION = 80  # characters; shorter texts are alike by chance
_MOST_CLAUSES = 2_000
_STRETCH = 4  # characters
_MOST_SECTIONS, _MOST_TABLES = 40, 40
_LONGEST_ID, _LONGEST_AGENCY = 80, 200
_LARGEST, _MOST_DIGITS = 10**15, 15
_MIXER = 0x9E3779B97F4A7C15  # odd, and its bits are as if by chance
_Code = Literal["Q", "I"]
Number = int | Decimal


@dataclass(frozen=True, slots=True)
class SectionTrace:
    """The prose of one section.

    Attributes:
        section: its id.
        sample: the smallest fingerprints of its clauses and of pairs of them, 64 bits each.
        stretches: the smallest fingerprints of its stretches of four characters, 32 bits each.
        clauses: the lower halves of the fingerprints of all its clauses. Each list ascends.
    """

    section: str
    sample: bytes
    stretches: bytes
    clauses: bytes


@dataclass(frozen=True, slots=True)
class TableTrace:
    """The numbers of one table; sums do not count.

    Attributes:
        paper: id of the table as it stands on paper.
        mark: the same for tables whose cells that are not nought are the same.
        nonzero: how many those are.
        distinct: how many different numbers.
        digits: digits of the different numbers together.
        largest: the largest.
    """

    paper: str
    mark: int
    nonzero: int
    distinct: int
    digits: int
    largest: int


@dataclass(frozen=True, slots=True)
class Trace:
    """What is compared of one report.

    Attributes:
        agency: whose it is, as read.
        year: of the report; None if unknown.
        sections: those long enough.
        tables: those that were read without doubt and have numbers.
    """

    agency: str
    year: int | None
    sections: tuple[SectionTrace, ...]
    tables: tuple[TableTrace, ...]

    def pack(self) -> str:
        """As text that travels."""
        plain = [
            self.agency,
            self.year,
            [[one.section, *map(_text, _samples(one))] for one in self.sections],
            [
                [one.paper, one.mark, one.nonzero, one.distinct, one.digits, one.largest]
                for one in self.tables
            ],
        ]
        return json.dumps(plain, separators=(",", ":"))


def unpack(text: str) -> Trace | None:
    """The trace that was packed; None for a text that is none, as a fallen worker may send."""
    try:
        agency, year, sections, tables = json.loads(text)
        trace = Trace(
            fit(agency, str),
            None if year is None else fit(year, int),
            tuple(_section(*one) for one in sections),
            tuple(TableTrace(fit(paper, str), *_numbers(rest)) for paper, *rest in tables),
        )
    except (ValueError, TypeError, RecursionError):
        return None
    ids = [one.section for one in trace.sections], [one.paper for one in trace.tables]
    right = (
        len(trace.agency) <= _LONGEST_AGENCY
        and len(ids[0]) <= _MOST_SECTIONS
        and len(ids[1]) <= _MOST_TABLES
        and all(len(set(some)) == len(some) for some in ids)
        and all(0 < len(one) <= _LONGEST_ID for some in ids for one in some)
    )
    return trace if right else None


def trace_of(base: FactBase) -> Trace:
    """What is compared of a report."""
    report = next(iter(base.of("report")), Fact("report", {}))
    agency, year = str(report.get("agency") or ""), report.get("year")
    mask = mask_of(agency)
    sections = (section_trace(section, text, mask) for section, text in texts_of(base))
    return Trace(
        agency[:_LONGEST_AGENCY],
        year if isinstance(year, int) else None,
        tuple(one for one in sections if one is not None)[:_MOST_SECTIONS],
        tuple(_tables(base))[:_MOST_TABLES],
    )


def section_trace(section: str, text: str, mask: Mask) -> SectionTrace | None:
    """The trace of one section; None if it is too short to be compared."""
    if not section or len(section) > _LONGEST_ID:
        return None
    said = [one for one in sentences_of(text, mask) if one.counts]
    if sum(one.size for one in said) < SHORTEST_SECTION:
        return None
    clauses = [mark for one in said for mark, _ in one.clauses]
    words = "".join(one.masked for one in said)
    return SectionTrace(
        section,
        _bytes("Q", sorted(_sample(clauses))),
        _bytes("I", sorted(_stretches(words))[:STRETCHES]),
        _bytes("I", sorted({mark & SHORT for mark in clauses})[:_MOST_CLAUSES]),
    )


def _sample(marks: Sequence[int]) -> set[int]:
    """Few clauses, and more pairs of neighbours: what agencies have in common is mostly single."""
    double = {(one * _MIXER + other) % 2**64 for one, other in pairwise(marks)}
    kept = sorted(double)[: SAMPLE * 3 // 4]
    return {*kept, *sorted(set(marks))[: SAMPLE - len(kept)]}


def _stretches(words: str) -> set[int]:
    data = words.encode("utf-16-le", "surrogatepass")
    long, crc = 2 * _STRETCH, zlib.crc32
    return {crc(data[at : at + long]) for at in range(0, len(data) - long + 2, 2)}


def _tables(base: FactBase) -> Iterator[TableTrace]:
    papers: dict[str, list[Fact]] = {}
    for cell in base.of("cell"):
        papers.setdefault(str(cell.get("paper") or ""), []).append(cell)
    for paper, cells in papers.items():
        found = numbers_of(cells)
        if paper and len(paper) <= _LONGEST_ID and found:
            distinct = {Decimal(value) for value in found.values()}
            digits = [min(max(value.adjusted() + 1, 1), _MOST_DIGITS) for value in distinct]
            largest = max(map(abs, distinct))
            yield TableTrace(
                paper,
                _mark(found),
                len(found),
                len(distinct),
                sum(digits),
                int(largest) if largest < _LARGEST else _LARGEST,
            )


def numbers_of(cells: Iterable[Fact]) -> dict[tuple[str, str, str], Number]:
    """The cells that are not nought, by table, row and column; {} if one is in doubt."""
    found: dict[tuple[str, str, str], Number] = {}
    for cell in cells:
        state, value = cell.get("state"), cell.get("value")
        if cell.get("total") is True or state not in ("number", None, "text"):
            continue
        key = (str(cell.get("table")), str(cell.get("row")), str(cell.get("column")))
        if state != "number" or not isinstance(value, Number) or key in found:
            return {}
        if value:
            found[key] = value
    return found


def _mark(found: dict[tuple[str, str, str], Number]) -> int:
    words = sorted(
        f"{'/'.join(key)}={Decimal(value).normalize():f}" for key, value in found.items()
    )
    data = "\n".join(words).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=7).digest(), "little")


def _samples(one: SectionTrace) -> tuple[bytes, bytes, bytes]:
    return one.sample, one.stretches, one.clauses


def _section(section: object, *samples: object) -> SectionTrace:
    limits: tuple[tuple[_Code, int], ...] = (
        ("Q", SAMPLE),
        ("I", STRETCHES),
        ("I", _MOST_CLAUSES),
    )
    some, stretches, clauses = (
        _checked(sample, code, most) for sample, (code, most) in zip(samples, limits, strict=True)
    )
    return SectionTrace(fit(section, str), some, stretches, clauses)


def _checked(text: object, code: _Code, most: int) -> bytes:
    """The bytes in a text, if they are different numbers in order and not too many."""
    try:
        data = base64.b64decode(fit(text, str), validate=True)
    except binascii.Error as error:
        raise ValueError("no base64") from error
    numbers = _numbers_in(code, data)
    if len(numbers) > most or list(numbers) != sorted(set(numbers)):
        raise ValueError("no sample")
    return data


def _numbers(values: Iterable[object]) -> tuple[int, int, int, int, int]:
    mark, nonzero, distinct, digits, largest = (fit(value, int) for value in values)
    for value in (mark, nonzero, distinct, digits, largest):
        if not 0 <= value < 2**63:
            raise ValueError("no number of a table")
    return mark, nonzero, distinct, digits, largest


def _bytes(code: _Code, numbers: Iterable[int]) -> bytes:
    return array(code, numbers).tobytes()


def _numbers_in(code: _Code, data: bytes) -> "array[int]":
    numbers = array(code)
    numbers.frombytes(data)
    return numbers


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
