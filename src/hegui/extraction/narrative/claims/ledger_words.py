"""The words of the rows of the form that count an agency's work, and where a sentence has them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from hegui.extraction.narrative.amounts import Amount, Measure
from hegui.extraction.narrative.claims.wording import NEVER, Harmless, any_of, either
from hegui.model.pattern import Pattern, PatternSet, compile_pattern


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
        sure: names that mean the plain column without doubt.
        hint: what is no name of the row, and yet tells what money behind it is.
        verbs: how each column is said.
    """

    about: str
    names: Pattern
    units: frozenset[str]
    money: str
    plain: str
    family: str
    sure: Pattern
    hint: Pattern | None
    verbs: tuple[Verb, ...]


@dataclass(frozen=True, slots=True)
class Token:
    """A name (``verb`` -1) or a verb of a row; ``row`` -1 for the name of something else.

    Such a name may still hint at the row of an amount of money behind it: ``hint``.
    """

    start: int
    end: int
    row: int
    verb: int  # -1 for a name
    hint: int = -1


@dataclass(frozen=True, slots=True)
class LedgerWords:
    """What the ``ledger`` part of ``reading/claims.yaml`` says, compiled."""

    rows: tuple[Row, ...]
    complete: tuple[tuple[str, str, str, Pattern], ...]
    sought: PatternSet
    topic: tuple[str, ...]
    others: Pattern
    filler: Pattern
    blocked: Pattern
    narrowed: Pattern
    both: Pattern
    part: Pattern
    denied: Pattern
    between: Pattern
    differs: Pattern
    respectively: Pattern
    timeless: Pattern
    zero: Pattern
    framed: Pattern
    harmless: Harmless

    def hinted(self, words: str) -> int:
        """The row that a name of something else hints at; -1 if it hints at none."""
        for index, row in enumerate(self.rows):
            if row.hint is not None and row.hint.search(words):
                return index
        return -1

    def filled(self, gap: str) -> bool:
        """Whether a gap holds nothing but joining words."""
        return self.filler.match(gap) is not None


def ledger_words(data: Mapping[str, Any], harmless: Harmless) -> LedgerWords:
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
        sought=_sought(data),
        topic=tuple(data.get("topic", ())),
        others=either(data.get("others", ())),
        filler=one("filler"),
        blocked=one("blocked"),
        narrowed=one("narrowed"),
        both=one("both"),
        part=one("part"),
        denied=one("negation"),
        between=one("between"),
        differs=one("differs"),
        respectively=one("respectively"),
        timeless=one("timeless"),
        zero=one("zero"),
        framed=one("framed"),
        harmless=harmless,
    )


def rows_of(data: Iterable[Mapping[str, Any]]) -> tuple[Row, ...]:
    """The rows a pack describes."""
    return tuple(_row(one) for one in data)


def tokens_of(text: str, words: LedgerWords) -> list[Token]:
    """Names and verbs in a text, in order; a verb never stands within a name.

    One pass tells which of the many expressions the text has at all; verbs count only beside a
    name of their row or of its family, so without one they are not looked for.
    """
    present = frozenset(words.sought.matching(text))
    taken = bytearray(len(text))
    found: list[Token] = []

    def take(pattern: Pattern, row: int) -> bool:
        before = len(found)
        for start, end in (hit.span() for hit in pattern.finditer(text)):
            if row < 0 or not any(taken[start:end]):
                hint = words.hinted(text[start:end]) if row < 0 else row
                found.append(Token(start, end, row, -1, hint))
                taken[start:end] = b"\1" * (end - start)
        return len(found) > before

    named = set()
    if 0 in present and take(words.others, -1):
        named = {one.hint for one in found} - {-1}
    named |= {
        index
        for index, row in enumerate(words.rows)
        if 1 + index in present and take(row.names, index)
    }
    families = {words.rows[index].family for index in named} - {""}
    at = 1 + len(words.rows)
    for index, row in enumerate(words.rows):
        wanted = index in named or row.family in families
        for number, verb in enumerate(row.verbs):
            if wanted and at + number in present:
                for hit in verb.pattern.finditer(text):
                    start, end = hit.span()
                    if not any(taken[start:end]):
                        found.append(Token(start, end, index, number))
        at += len(row.verbs)
    return _longest(sorted(found, key=lambda one: (one.start, -one.end)))


def _longest(found: list[Token]) -> list[Token]:
    """Without the verbs that stand within a longer one of their row: 失效 in 失效或废止."""
    ends: dict[int, int] = {}
    kept = []
    for one in found:
        if one.verb >= 0:
            if one.end < ends.get(one.row, 0):
                continue
            ends[one.row] = max(one.end, ends.get(one.row, 0))
        kept.append(one)
    return kept


def _sought(data: Mapping[str, Any]) -> PatternSet:
    """What is no row, the names of each row, then the verbs of each: one set for one pass."""
    rows = data.get("rows", ())
    expressions = [any_of(data.get("others", ())), *(any_of(row["names"]) for row in rows)]
    for row in rows:
        expressions += [any_of(verb["words"]) for verb in row.get("verbs", ())]
    return PatternSet(expressions)


def measures(row: Row, amount: Amount) -> bool:
    """Whether a row is counted in the unit of an amount; without a unit only nought is."""
    if amount.measure is Measure.MONEY:
        return bool(row.money)
    if amount.measure is Measure.BARE:
        return amount.value == 0 and bool(row.units)
    return amount.unit in row.units


def _row(data: Mapping[str, Any]) -> Row:
    return Row(
        about=data["about"],
        names=either(data["names"]),
        units=frozenset(data.get("units", ())),
        money=data.get("money", ""),
        plain=data.get("plain", ""),
        family=data.get("family", ""),
        sure=compile_pattern(data.get("sure", NEVER)),
        hint=compile_pattern(data["hint"]) if "hint" in data else None,
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
