"""Which label of the stream is which printed thing of the form: a monotone alignment.

Maximises the sum of likenesses over all ways to read the labels in the form's order, by dynamic
programming over the pairs that can match at all. A row's label is followed by values, a header
cell is not: that tells the header's 总计 from the row's. Knows one table of one edition.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from hegui.extraction.tables.labels import Node, TableLabels, alike, bare, exact, key_of
from hegui.extraction.tables.tokens import Token

_MOST_JOINED = 4
_MOST_JOINED_SINGLE = 12  # a label set vertically: one character a line
_SKIPPED_ROW = 0.05


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens *start* to *end* (inclusive) are the label of *node*, this much like it."""

    node: Node
    start: int
    end: int
    likeness: float
    text: str


@dataclass(frozen=True, slots=True)
class Alignment:
    """The best reading of one table's labels.

    Attributes:
        labels: the table and edition tried.
        score: sum of weighted likenesses.
        matches: in order of the stream and of the form.
    """

    labels: TableLabels
    score: float
    matches: tuple[Match, ...]


@dataclass(slots=True)
class _Link:
    match: Match
    before: "_Link | None"
    score: float


def align(labels: TableLabels, tokens: Sequence[Token]) -> Alignment:
    """The best monotone reading of *tokens* as the labels of one table."""
    followers = _followers(tokens)
    chains = _Chains(labels)
    for start, token in enumerate(tokens):
        if token.kind != "L":
            continue
        pairs = _pairs(labels, tokens, start, followers)
        if pairs:
            chains.settle(start)
            for match, gain in pairs:
                chains.add(match, gain)
    chains.settle(len(tokens) + 1)
    last = chains.best(len(labels.nodes))
    score = last.score if last else 0.0
    found: list[Match] = []
    while last:
        found.append(last.match)
        last = last.before
    return Alignment(labels, score, tuple(reversed(found)))


class _Chains:
    """The best chain of matches that ends before each node, as the stream is read."""

    def __init__(self, labels: TableLabels) -> None:
        self._rows_before = labels.rows_before
        size = len(labels.nodes) + 1
        self._via: list[_Link | None] = [None] * size
        self._top = [0.0] * size  # with the rows skipped paid from the start
        self._waiting: list[_Link] = []

    def best(self, order: int) -> _Link | None:
        """The best chain over the nodes before *order*."""
        return self._via[order]

    def add(self, match: Match, gain: float) -> None:
        """One more match; it can be continued from once the stream is past its end."""
        order = match.node.order
        score = self._top[order] + gain - _SKIPPED_ROW * self._rows_before[order]
        self._waiting.append(_Link(match, self._via[order], score))

    def settle(self, start: int) -> None:
        """Matches that end before *start* may now be continued from."""
        later = []
        for link in self._waiting:
            if link.match.end >= start:
                later.append(link)
                continue
            at = link.match.node.order + 1
            top = link.score + _SKIPPED_ROW * self._rows_before[at]
            while at < len(self._top) and top > self._top[at]:
                self._top[at] = top
                self._via[at] = link
                at += 1
        self._waiting = later


def _followers(tokens: Sequence[Token]) -> list[int]:
    """For each token: how many values come between it and the next label (of its grid row)."""
    counts = [0] * len(tokens)
    run = 0
    for i in range(len(tokens) - 1, -1, -1):
        token = tokens[i]
        if i + 1 < len(tokens) and token.row != tokens[i + 1].row:
            run = 0 if token.row is not None or tokens[i + 1].row is not None else run
        counts[i] = run
        run = run + 1 if token.kind in "VE" else 0
    return counts


def _pairs(
    labels: TableLabels, tokens: Sequence[Token], start: int, followers: Sequence[int]
) -> list[tuple[Match, float]]:
    """Everything the label at *start*, alone or with the next ones, may be; what each gains."""
    text = tokens[start].text
    pairs = _spelt(labels, text, start, start, followers)
    if pairs and all(match.likeness >= 1.0 for match, _ in pairs):
        return pairs
    joined = _joined(labels, tokens, start, followers)
    if joined:
        return pairs + joined
    if pairs:
        return pairs
    return [
        _gain(labels, node, (start, start), score, text, followers)
        for node, score in alike(labels, key_of(text))
    ]


def _spelt(
    labels: TableLabels, text: str, start: int, end: int, followers: Sequence[int]
) -> list[tuple[Match, float]]:
    key = key_of(text)
    nodes = labels.by_words.get(key.words, ())
    if not nodes:
        key = bare(key)
        nodes = tuple(n for n in labels.by_words.get(key.words, ()) if key in n.spellings)
    return [_gain(labels, node, (start, end), exact(key, node), text, followers) for node in nodes]


def _joined(
    labels: TableLabels, tokens: Sequence[Token], start: int, followers: Sequence[int]
) -> list[tuple[Match, float]]:
    """A label broken over neighbouring lines; cells of a grid are never joined."""
    if tokens[start].row is not None:
        return []
    text = tokens[start].text
    most = _MOST_JOINED_SINGLE if len(text) <= 2 else _MOST_JOINED
    found: list[tuple[Match, float]] = []
    for end in range(start + 1, min(start + most, len(tokens))):
        token = tokens[end]
        if token.kind != "L" or token.row is not None:
            break
        text += token.text
        found.extend(_spelt(labels, text, start, end, followers))
    return found


def _gain(
    labels: TableLabels,
    node: Node,
    span: tuple[int, int],
    score: float,
    text: str,
    followers: Sequence[int],
) -> tuple[Match, float]:
    start, end = span
    words = node.spellings[0].words
    gain = score * (2.0 if len(words) >= 4 else 0.8) - 0.02 * (end - start)
    values = followers[end]
    if node.kind == "row":
        gain += 0.8 if values else -0.5
    elif node.kind == "header" and values >= 2 and not labels.values_behind_header:
        gain -= 0.9
    return Match(node, start, end, score, text), gain
