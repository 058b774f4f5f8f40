"""Lists whose members and numbers correspond: 许可、处罚决定分别为20件、3件.

Either the names of several rows stand joined before 分别, or several verbs of one row; as many
amounts follow it, joined likewise. Where their numbers differ nothing is read.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from hegui.extraction.narrative.claims.ledger_words import LedgerWords, Token
from hegui.extraction.narrative.told import Sentence

_JOINTS = "、和及与或并以"
_CLAUSE = "，,；;：:。（）()"


@dataclass(frozen=True, slots=True)
class Place:
    """What one number of a list counts.

    Attributes:
        row: index of its row.
        column: the column of it.
        certain: whether the words leave no doubt that it is that column.
        start: where the list of names or verbs begins.
        clause: where its clause begins.
        first: whether it is the first number of the list.
    """

    row: int
    column: str
    certain: bool
    start: int
    clause: int
    first: bool


def lists(
    text: str, tokens: Sequence[Token], sentence: Sentence, words: LedgerWords
) -> dict[int, Place]:
    """Offset of each number that belongs to such a list → what it counts."""
    found: dict[int, Place] = {}
    spans = [(one.start - sentence.start, one.end - sentence.start) for one in sentence.amounts]
    at = 0
    while at < len(spans):
        behind = at + 1
        while behind < len(spans) and _joined(text[spans[behind - 1][1] : spans[behind][0]]):
            behind += 1
        if behind - at > 1:
            places = _places(text, tokens, spans[at][0], words)
            if len(places) == behind - at:
                found |= {spans[at + step][0]: one for step, one in enumerate(places)}
        at = behind
    return found


def _joined(gap: str) -> bool:
    return gap != "" and not gap.strip(_JOINTS)


def _places(text: str, tokens: Sequence[Token], start: int, words: LedgerWords) -> list[Place]:
    """What the members of the list before an amount are; none if there is no list."""
    clause = max(text.rfind(sign, 0, start) for sign in _CLAUSE) + 1
    within = [one for one in tokens if clause <= one.start and one.end <= start]
    if (
        not within
        or words.respectively.match(text[max(one.end for one in within) : start]) is None
    ):
        return []
    names = [one for one in within if one.verb < 0]
    if not names or any(one.row < 0 for one in names):
        return []
    rows = list(dict.fromkeys(one.row for one in names))
    if len(rows) > 1:
        return _by_name(text, names, within, clause, words)
    return _by_verb(text, within, rows[0], clause, words)


def _by_name(
    text: str, names: Sequence[Token], within: Sequence[Token], clause: int, words: LedgerWords
) -> list[Place]:
    """行政许可、行政处罚、行政强制决定: one member for each name."""
    gaps = pairwise(names)
    if not all(_joined(text[one.end : other.start]) for one, other in gaps):
        return []
    last = words.rows[names[-1].row]
    sure = last.sure.search(text[names[-1].start : names[-1].end]) is not None
    verbs = {one.verb for one in within if one.verb >= 0 and one.row == names[0].row}
    sure = sure or any(words.rows[names[0].row].verbs[verb].certain for verb in verbs)
    found = []
    for step, one in enumerate(names):
        column = words.rows[one.row].plain
        if not column:
            return []
        certain = sure or not column.startswith("?")
        found.append(
            Place(one.row, column.lstrip("?"), certain, names[0].start, clause, step == 0)
        )
    return found


def _by_verb(
    text: str, within: Sequence[Token], row: int, clause: int, words: LedgerWords
) -> list[Place]:
    """制发、废止、现行有效: one member for each verb."""
    verbs: list[Token] = []
    for one in within:
        if one.row == row and one.verb >= 0 and (not verbs or one.start >= verbs[-1].end):
            verbs.append(one)
    gaps = pairwise(verbs)
    if not all(_joined(text[one.end : other.start]) for one, other in gaps):
        return []
    told = [words.rows[row].verbs[one.verb] for one in verbs]
    if len({one.column for one in told}) != len(told):
        return []
    certain = all(one.certain for one in told)
    return [
        Place(row, one.column, certain or one.certain, verbs[0].start, clause, step == 0)
        for step, one in enumerate(told)
    ]
