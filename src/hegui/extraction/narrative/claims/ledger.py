"""What prose says of the rows of the form that count an agency's work: 制发规范性文件4件.

A number is read if a name of the row and a word for the column (制发, 废止, 作出) stand beside it
with nothing but joining words between; the name, or the word, may be carried from the amount
before it. Anything else beside it makes it another thing, and it is left out.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from hegui.extraction.narrative.amounts import Amount, Measure
from hegui.extraction.narrative.claims.ledger_denials import completed, denials
from hegui.extraction.narrative.claims.ledger_lists import Place, lists
from hegui.extraction.narrative.claims.ledger_words import (
    Tally,
    Token,
    ledger_words,
    measures,
    tokens_of,
)
from hegui.extraction.narrative.claims.mentions import clauses_of
from hegui.extraction.narrative.claims.wording import Harmless, speaks_of
from hegui.extraction.narrative.told import Sentence

_JOINTS = "、和及与或并,，"
_COUNTED = (Measure.COUNT, Measure.MONEY, Measure.BARE)
_REACH = 24  # characters behind an amount in which its name may stand


@dataclass
class _Past:
    """The name that stands last before an amount, and row and verb of the amount before it."""

    name: int = -1
    verb: tuple[int, int] = (-1, -1)


@dataclass(frozen=True, slots=True)
class _Scene:
    """A sentence under way: its text and what it names, and what stood before the amount."""

    text: str
    tokens: list[Token]
    past: _Past

    def names(self, low: int, high: int) -> list[Token]:
        """The names of things that begin between two places."""
        return [one for one in self.between(low, high) if one.verb < 0]

    def between(self, low: int, high: int) -> list[Token]:
        """The tokens that begin between two places."""
        at = bisect_left(self.tokens, low, key=lambda one: one.start)
        return self.tokens[at : bisect_left(self.tokens, high, key=lambda one: one.start)]


_Read = tuple[int, str, bool | None, int]
"""Where the words of a number begin, which column, whether a share, by which verb."""


class Ledger:
    """Finds them; built once for a pack."""

    def __init__(self, data: Mapping[str, Any], harmless: Harmless) -> None:
        """Compiles what the pack says; *harmless* words narrow nothing."""
        self._words = ledger_words(data, harmless)

    def tallies(self, sentence: Sentence) -> Iterator[Tally]:
        """Those of a sentence, in order."""
        text = sentence.text
        if not speaks_of(text, self._words.topic):
            return
        tokens = tokens_of(text, self._words)
        if not tokens:
            return
        clauses = clauses_of(text)
        candidates = self._rows_named(tokens)
        scene = _Scene(text, tokens, past := _Past())
        listed = lists(text, tokens, sentence, self._words)
        found: list[Tally] = []
        before = seen = 0
        for one in sentence.amounts:
            start, end = one.start - sentence.start, min(one.end - sentence.start, len(text))
            clause = clauses[bisect_right(clauses, (start, len(text))) - 1]
            while seen < len(tokens) and tokens[seen].end <= start:
                past.name = tokens[seen].hint if tokens[seen].verb < 0 else past.name
                seen += 1
            if start in listed:
                found += self._listed(text, listed[start], clause, (before, start, end), one)
            elif one.measure in _COUNTED and one.value is not None:
                rows = [index for index in candidates if measures(self._words.rows[index], one)]
                if rows:
                    span = (before, start, end)
                    found += self._counted(scene, clause, span, one, rows)
            before = end
        yield from _undecided(found)
        yield from denials(text, tokens, clauses, self._words)
        yield from completed(text, tokens, clauses, self._words)

    def is_whole(self, words: str) -> bool:
        """Whether the words name a government and its office together."""
        return self._words.both.search(words) is not None

    def _rows_named(self, tokens: list[Token]) -> list[int]:
        """The rows a sentence can speak of: those it names and those of the same family."""
        named = {one.hint for one in tokens} - {-1}
        families = {self._words.rows[index].family for index in named} - {""}
        rows = enumerate(self._words.rows)
        return [index for index, row in rows if index in named or row.family in families]

    def is_timeless(self, words: str) -> bool:
        """Whether words of many years only say which documents were gone through."""
        return self._words.timeless.search(words) is not None

    def _listed(
        self,
        text: str,
        place: Place,
        clause: tuple[int, int],
        span: tuple[int, int, int],
        amount: Amount,
    ) -> Iterator[Tally]:
        """The number that a list of names or verbs gives to one of them."""
        before, start, end = span
        row = self._words.rows[place.row]
        head = text[min(clause[0], place.start) : place.start]
        if self._words.blocked.search(text[place.clause : start]) or not measures(row, amount):
            return
        share = None if self._words.narrowed.search(head) or not place.certain else False
        begin = place.clause if place.first else max(before, clause[0])
        yield Tally(begin, end, "amount", row.about, place.column, amount, share)

    def _counted(
        self,
        scene: _Scene,
        clause: tuple[int, int],
        span: tuple[int, int, int],
        amount: Amount,
        rows: list[int],
    ) -> Iterator[Tally]:
        text = scene.text
        before, start, end = span
        begin = max(before, clause[0])
        if self._words.differs.search(text[begin:start]):
            return
        behind = self._named_behind(scene, end, clause[1])
        for index in rows:
            row = self._words.rows[index]
            found = self._read(scene, (begin, start), index, behind=behind == index)
            if found is None:
                continue
            first, column, share, verb = found
            if amount.measure is Measure.MONEY and row.units:
                column = row.money  # its verbs tell what is counted, not what was paid
            elif row.units and column == row.money:
                column = row.plain.lstrip(
                    "?"
                )  # a number of things is no sum: 金额301万元，其中…5项
            if not column:
                continue
            head = text[clause[0] : first]
            if self._words.blocked.search(text[clause[0] : start]):
                return
            if share is False and self._words.narrowed.search(head):
                share = None
            scene.past.verb = (index, verb)
            yield Tally(begin, end, "amount", row.about, column, amount, share)
            return

    def _read(
        self, scene: _Scene, where: tuple[int, int], index: int, *, behind: bool
    ) -> _Read | None:
        """What the words before a number say of it, for one row."""
        text = scene.text
        begin, start = where
        row = self._words.rows[index]
        name, verb, place = behind, -1, start
        named = False
        near = [one for one in scene.between(begin, start) if one.end <= start]
        for one in reversed([one for one in near if one.verb < 0 or one.row == index]):
            if one.end > place:
                continue
            if not self._words.filled(text[one.end : place]):
                break
            if one.verb < 0:
                if one.row != index or named:
                    break
                named = name = True
            elif verb < 0:
                verb = one.verb
            elif not named:
                continue
            place = one.start
        if not name and not self._carried(scene.past, index):
            return None
        if verb < 0:
            return self._without_verb(scene, (begin, place), index) if named else None
        if not name and not self._goes_on(scene, (index, verb), (begin, place)):
            return None
        share: bool | None = False if row.verbs[verb].certain else None
        if not name and self._words.part.search(text[begin:place]):
            share = True
        return place, row.verbs[verb].column, share, verb

    def _goes_on(self, scene: _Scene, said: tuple[int, int], where: tuple[int, int]) -> bool:
        """Whether a verb without a name beside it may belong to the name before."""
        index, verb = said
        begin, place = where
        row = self._words.rows[index]
        if row.money and self._words.harmless.left(scene.text[begin:place]):
            return False
        return row.verbs[verb].alone or self._framed(scene, index, begin)

    def _framed(self, scene: _Scene, index: int, begin: int) -> bool:
        """Whether a clause before says what it goes on about: 行政强制方面，…作出20件."""
        names = scene.names(0, begin)
        if not names or names[-1].row != index:
            return False
        return self._words.framed.match(scene.text[names[-1].end : begin]) is not None

    def _carried(self, past: _Past, index: int) -> bool:
        """Whether the name that stands last before an amount serves this row too."""
        if past.name < 0:
            return False
        family = self._words.rows[index].family
        return past.name == index or bool(family and self._words.rows[past.name].family == family)

    def _without_verb(self, scene: _Scene, where: tuple[int, int], index: int) -> _Read | None:
        """The same where a name stands beside the number, and no verb."""
        text, past = scene.text, scene.past
        begin, place = where
        row = self._words.rows[index]
        joined = text[begin:place].strip(_JOINTS)
        if past.verb[0] >= 0 and (joined == "" or self._words.part.match(joined)):
            held = past.verb
            if held[0] == index and held[1] >= 0:
                return place, row.verbs[held[1]].column, False, held[1]
            same = self._same_verb(held, index)
            if same is not None:
                return place, row.verbs[same].column, False, same
        if joined and self._words.part.match(joined):
            for one in reversed(scene.between(0, begin)):
                if one.row == index and one.verb >= 0:
                    verb = row.verbs[one.verb]
                    return place, verb.column, False if verb.certain else None, one.verb
        if row.plain:
            name = scene.between(place, len(text))[0]
            head = self._words.harmless.left(text[begin:place])
            if row.sure.search(text[name.start : name.end]) and self._words.filled(head):
                return place, row.plain.lstrip("?"), False, -1
            return place, row.plain.lstrip("?"), None if row.plain[0] == "?" else False, -1
        return None

    def _same_verb(self, held: tuple[int, int], index: int) -> int | None:
        """The verb of another row that fills the same column: 作出许可20件、处罚3件."""
        if held[1] < 0:
            return None
        column = self._words.rows[held[0]].verbs[held[1]].column
        for at, verb in enumerate(self._words.rows[index].verbs):
            if verb.column == column and verb.certain:
                return at
        return None

    def _named_behind(self, scene: _Scene, end: int, stop: int) -> int:
        for one in scene.names(end, min(stop, end + _REACH)):
            return one.row if self._words.filled(scene.text[end : one.start]) else -1
        return -1


def _undecided(found: list[Tally]) -> Iterator[Tally]:
    """Two numbers of one thing in one sentence: which is the whole cannot be told."""
    numbers: dict[tuple[str, str], set[Decimal | None]] = {}
    for one in found:
        if not one.share and one.amount:
            numbers.setdefault((one.about, one.column), set()).add(one.amount.value)
    for one in found:
        several = len(numbers.get((one.about, one.column), ())) > 1
        yield replace(one, share=None) if several and not one.share else one
