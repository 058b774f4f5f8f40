"""The words of the rows of the form that count an agency's work, and where a sentence has them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from hegui.extraction.narrative.amounts import Amount, Measure
from hegui.extraction.narrative.claims.wording import NEVER, either
from hegui.model.pattern import Pattern, compile_pattern


@dataclass(frozen=True, slots=True)
class Tally:
    """One number, or the denial of one.

    Attributes:
        start: of its words, in the sentence.
        end: behind them.
        kind: ``amount``, ``none`` or ``all``.
        about: a row of the form, or what the pack calls the thing.
        column: of the form, or what the pack calls it.
        amount: the amount; None for a denial.
        share: only a part; None if that cannot be told.
    """

    start: int
    end: int
    kind: str
    about: str
    column: str
    amount: Amount | None
    share: bool | None


@dataclass(frozen=True, slots=True)
class Verb:
    """How one column is said.

    Attributes:
        column: its id.
        certain: whether the words always mean it.
        alone: whether the name may stand before the amount before.
        pattern: the words.
    """

    column: str
    certain: bool
    alone: bool
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Row:
    """A row, or another thing that is counted.

    Attributes:
        about: its id.
        names: what prose calls it.
        units: it is counted in; none where only money is told.
        money: the column an amount of money belongs to.
        plain: the column where no verb stands; with ``?`` before it where that is in doubt.
        family: rows whose names may be carried to each other.
        verbs: how each column is said.
    """

    about: str
    names: Pattern
    units: frozenset[str]
    money: str
    plain: str
    family: str
    verbs: tuple[Verb, ...]


@dataclass(frozen=True, slots=True)
class Token:
    """A name (``verb`` -1) or a verb of a row; ``row`` -1 for the name of something else."""

    start: int
    end: int
    row: int
    verb: int  # -1 for a name


@dataclass(frozen=True, slots=True)
class LedgerWords:
    """What the ``ledger`` part of ``reading/claims.yaml`` says, compiled."""

    rows: tuple[Row, ...]
    complete: tuple[tuple[str, str, str, Pattern], ...]
    topic: Pattern
    others: Pattern
    filler: Pattern
    blocked: Pattern
    narrowed: Pattern
    both: Pattern
    part: Pattern
    denied: Pattern
    between: Pattern
    differs: Pattern
    harmless: Pattern

    def filled(self, gap: str) -> bool:
        """Whether a gap holds nothing but joining words."""
        return self.filler.match(gap) is not None


def ledger_words(data: Mapping[str, Any], harmless: Pattern) -> LedgerWords:
    """The words, compiled; *harmless* words narrow nothing.

    Raises:
        ValueError: a pattern cannot be compiled; the message says why, in Chinese.
    """

    def one(name: str) -> Pattern:
        return compile_pattern(data.get(name, NEVER))

    return LedgerWords(
        rows=rows_of(data.get("rows", ())),
        complete=tuple(
            (each["about"], each["column"], each["family"], compile_pattern(each["words"]))
            for each in data.get("complete", ())
        ),
        topic=one("topic"),
        others=either(data.get("others", ())),
        filler=one("filler"),
        blocked=one("blocked"),
        narrowed=one("narrowed"),
        both=one("both"),
        part=one("part"),
        denied=one("negation"),
        between=one("between"),
        differs=one("differs"),
        harmless=harmless,
    )


def rows_of(data: Iterable[Mapping[str, Any]]) -> tuple[Row, ...]:
    """The rows a pack describes."""
    return tuple(_row(one) for one in data)


def tokens_of(text: str, rows: tuple[Row, ...], others: Pattern) -> list[Token]:
    """Names and verbs in a text, in order; a verb never stands within a name."""
    taken = bytearray(len(text))
    found: list[Token] = []
    for hit in others.finditer(text):
        found.append(Token(*hit.span(), -1, -1))
        taken[hit.start() : hit.end()] = b"\1" * (hit.end() - hit.start())
    for index, row in enumerate(rows):
        for hit in row.names.finditer(text):
            if not any(taken[hit.start() : hit.end()]):
                found.append(Token(*hit.span(), index, -1))
                taken[hit.start() : hit.end()] = b"\1" * (hit.end() - hit.start())
    for index, row in enumerate(rows):
        for at, verb in enumerate(row.verbs):
            for hit in verb.pattern.finditer(text):
                if not any(taken[hit.start() : hit.end()]):
                    found.append(Token(*hit.span(), index, at))
    return sorted(found, key=lambda one: (one.start, -one.end))


def measures(row: Row, amount: Amount) -> bool:
    """Whether a row is counted in the unit of an amount."""
    if amount.measure is Measure.MONEY:
        return bool(row.money)
    return amount.unit in row.units


def _row(data: Mapping[str, Any]) -> Row:
    return Row(
        about=data["about"],
        names=either(data["names"]),
        units=frozenset(data.get("units", ())),
        money=data.get("money", ""),
        plain=data.get("plain", ""),
        family=data.get("family", ""),
        verbs=tuple(
            Verb(
                one["column"],
                one.get("certain", True),
                one.get("alone", True),
                either(one["words"]),
            )
            for one in data.get("verbs", ())
        ),
    )


def bounds(amount: Amount) -> tuple[Decimal | None, Decimal | None]:
    """The least and the most an amount can be meant to be; None where it is only about so many."""
    if amount.value is None or amount.hedge or amount.upper is not None:
        return None, None
    if amount.exact and amount.measure is not Measure.MONEY:
        return amount.value, amount.value
    return amount.value - amount.step / 2, amount.value + amount.step / 2
