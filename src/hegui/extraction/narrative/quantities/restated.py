"""The same quantity told twice: 全年主动公开政府信息120条 here, 118条 there.

Two numbers are held to be of the same thing only if every word between the beginning of the
clause and the number is known and both say the same: verb, object, channel, unit, body and time.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Any

from hegui.extraction.narrative.amounts import Amount, Measure
from hegui.extraction.narrative.quantities.lexicon import either
from hegui.extraction.narrative.quantities.statement import Statement
from hegui.extraction.narrative.reader import Context
from hegui.extraction.narrative.told import Sentence
from hegui.model.pattern import Pattern, compile_pattern

_NEVER = r"[^\x00-\x{10FFFF}]"
_HEAD = 90  # characters of a clause before its number that are read
_LINE = 600  # characters of a paragraph before a clause that are looked at
_TAIL = 24
_KEPT = 1_024  # words before numbers that are remembered
_SIGNS = frozenset(".^$*+?{}[]\\|()")  # of patterns
_BRACKET = 30
_ONCE = frozenset(("received", "newly_received", "brought_over", "left_over"))


@dataclass(frozen=True, slots=True)
class Told:
    """A number with all that says what it is of."""

    key: tuple[str, ...]
    name: str
    value: Decimal
    unit: str
    start: int
    end: int
    sentence: int


@dataclass(frozen=True, slots=True)
class _Head:
    """What the words before a number say it is of; *tail* finds the thing behind it."""

    name: str
    verb: str
    thing: str
    channel: str
    tail: Pattern


class Indicators:
    """Quantities a report tells that no table holds; compiled from ``restated``."""

    def __init__(self, wording: Mapping[str, Any]) -> None:
        """Compiles them."""
        lead = "|".join(wording.get("lead", ())) or _NEVER
        nouns = "|".join(sorted(wording.get("channels", ()), key=len, reverse=True)) or _NEVER
        ways = "|".join(wording.get("ways", ())) or _NEVER
        name = rf"(?:[^，。；、0-9“”（）]{{0,16}}?|“[^”]{{1,16}}”)(?:{nouns})"
        self._channel = rf"(?P<channel>(?:(?:{ways})?(?:{name}){{1,3}})?)(?:上|中)?"
        self._way = compile_pattern(rf"^(?:{ways})(?P<channel>(?:{name}){{1,3}})(?:上|中)?$")
        self._nouns = compile_pattern(nouns)
        self._ways = compile_pattern(rf"^(?:{ways})")
        before = "|".join(wording.get("before", ())) or _NEVER
        self._own = compile_pattern(f"^(?:{before})*")
        self._topics = either(wording.get("topics", ()))
        self._items = [
            (
                item["name"],
                frozenset(item["units"]),
                literals(item["verbs"]),
                self._head(before, lead, item["verbs"], item["objects"]),
                compile_pattern(f"^(?:{lead})*(?P<object>{_joined(item['objects'])})"),
            )
            for item in wording.get("indicators", ())
        ]
        self._headed = lru_cache(maxsize=_KEPT)(self._read_head)
        self._units = frozenset(unit for _, units, *_ in self._items for unit in units)

    def _head(
        self, before: str, lead: str, verbs: Sequence[str], objects: Sequence[str]
    ) -> Pattern:
        return compile_pattern(
            rf"^(?:{before})*{self._channel}(?:{lead})*(?P<verb>{_joined(verbs)})(?:{lead})*"
            rf"(?P<object>(?:{_joined(objects)})?)(?:{lead})*$"
        )

    def told(self, context: Context) -> Iterator[Told]:
        """Every such quantity that is said in full."""
        if not self._items:
            return
        for sentence in context.told.sentences:
            bound = sentence.start
            for amount in sentence.amounts:
                if amount.measure is Measure.COUNT:
                    found = self._one(context, sentence, amount, bound)
                    if found is not None:
                        yield found
                if amount.measure is not Measure.DURATION:
                    bound = amount.end

    def _one(
        self, context: Context, sentence: Sentence, amount: Amount, bound: int
    ) -> Told | None:
        if not amount.exact or amount.value is None:
            return None
        if amount.unit not in self._units:
            return None
        text = context.told.text
        begin = _clause_start(text, sentence.start, amount.start)
        if begin < bound or amount.start - begin > _HEAD:
            return None
        head = self._headed(text[begin : amount.start], amount.unit)
        if head is None:
            return None
        thing = head.thing
        if not thing:
            behind = head.tail.match(text[amount.end : min(amount.end + _TAIL, sentence.end)])
            thing = (behind.group("object") or "") if behind else ""
        if not thing:
            return None
        said = self._where(context, sentence, begin, head.channel)
        if said is None:
            return None
        frame = context.frame(amount.start, amount.end)
        if frame.period == "unknown":
            return None
        key = (
            head.name,
            head.verb,
            thing,
            amount.unit,
            said,
            _bracket(text, amount.end),
            frame.scope,
            frame.period,
        )
        words = f"{head.verb}{thing}"
        return Told(key, words, amount.value, amount.unit, begin, amount.end, sentence.start)

    def _read_head(self, before: str, unit: str) -> "_Head | None":
        """The first quantity the words before a number of *unit* say in full."""
        for name, units, verbs, head, tail in self._items:
            if unit not in units or not (verbs is None or any(verb in before for verb in verbs)):
                continue
            hit = head.match(before)
            if hit is not None:
                said = hit.groupdict()
                thing, verb, channel = said["object"], said["verb"], said["channel"]
                return _Head(name, verb or "", thing or "", channel or "", tail)
        return None

    def _where(self, context: Context, sentence: Sentence, begin: int, channel: str) -> str | None:
        """The channel a number is of, "" for all; None where that cannot be told."""
        text = context.told.text
        ahead = text[sentence.start : begin]
        if self._topics.search(ahead) is not None:
            return None
        if channel:
            return self._plain(channel)
        last = ahead.rstrip("，,：:").rpartition("，")[2]
        hit = self._way.match(last)
        if hit is not None:
            return self._plain(hit.group("channel") or "")
        line = text.rfind("\n", max(0, begin - _LINE), begin) + 1
        before = text[max(line, begin - _LINE) : begin]
        if self._nouns.search(before) is not None or self._topics.search(before) is not None:
            return None
        return ""

    def _plain(self, channel: str) -> str:
        """A channel without the words before its name."""
        hit = self._own.match(channel)
        channel = channel[hit.end() :] if hit else channel
        hit = self._ways.match(channel)
        channel = channel[hit.end() :] if hit else channel
        hit = self._own.match(channel)
        return channel[hit.end() :] if hit else channel


def pairs(told: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    """Each quantity with the next place where the same one is told."""
    known: dict[tuple[str, ...], list[Told]] = {}
    for one in told:
        known.setdefault(one.key, []).append(one)
    for same in known.values():
        for first, second in pairwise(same):
            if first.sentence != second.sentence:
                yield first, second


def of_statements(statements: Sequence[Statement], text: str) -> Iterator[Told]:
    """Statements of totals, as quantities that may be told twice."""
    for one in statements:
        if one.kind != "amount" or one.share is not False or one.part or one.carried:
            continue
        if one.low is None or one.low != one.high or one.frame.period == "unknown":
            continue
        if one.about in _ONCE or one.rows:
            key = (one.about, *one.rows, *one.columns, one.frame.scope, one.frame.period)
            words = text[one.start : one.end]
            yield Told(key, words, one.low, one.unit, one.begin, one.end, one.sentence)


def _joined(patterns: Sequence[str]) -> str:
    return "|".join(sorted(patterns, key=len, reverse=True))


def literals(patterns: Sequence[str]) -> tuple[str, ...] | None:
    """The words *patterns* stand for; None where one of them is more than a word."""
    return None if any(_SIGNS & set(one) for one in patterns) else tuple(patterns)


def _clause_start(text: str, low: int, place: int) -> int:
    while place > low and text[place - 1] not in "，,；;：:":
        place -= 1
    return place


def _bracket(text: str, end: int) -> str:
    """What stands in a bracket right behind a number; it may say what the number leaves out."""
    if text[end : end + 1] not in ("（", "("):
        return ""
    return text[end : end + _BRACKET]
