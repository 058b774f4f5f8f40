"""What a sentence says was not done, or was done in full: 未作出行政处罚决定; 全部按期缴纳.

Nothing may stand in such a clause that narrows it; otherwise only a part is denied.
"""

from collections.abc import Iterator

from hegui.extraction.narrative.claims.ledger_words import LedgerWords, Tally, Token

_JOINTS = "、和及与或并,，"
_LONGEST = 120  # characters before the denial in its clause; behind more of them nothing is sure


def denials(
    text: str, tokens: list[Token], clauses: list[tuple[int, int]], words: LedgerWords
) -> Iterator[Tally]:
    """Each row denied, with the column its verb tells, clause by clause."""
    at = 0
    denied = words.denied.search(text) is not None
    named = -1  # the row named last in the clauses before
    for clause in clauses:
        within = []
        while at < len(tokens) and tokens[at].start < clause[1]:
            within.append(tokens[at])
            at += 1
        said = text[clause[0] : clause[1]] if denied and within else ""
        for hit in words.denied.finditer(said) if said else ():
            place = (clause[0] + hit.start(), clause[0] + hit.end())
            yield from _denied(text, within, clause, place, words)
        yield from _zero(text, within, clause, words)
        yield from _zero_of_column(text, within, clause, named, words)
        named = next((one.row for one in reversed(within) if one.verb < 0), named)


def _denied(
    text: str,
    within: list[Token],
    clause: tuple[int, int],
    place: tuple[int, int],
    words: LedgerWords,
) -> Iterator[Tally]:
    """What is denied by a word from *place* to *place*: every row named behind the same verb."""
    if place[0] - clause[0] > _LONGEST:
        return
    verbs = [(one.start, one.end) for one in within if one.verb >= 0]
    head = _cut(text, (clause[0], place[0]), verbs)
    if words.blocked.search(head) or words.harmless.left(head):
        return
    names = [one for one in within if one.verb < 0 and one.start >= place[1]]
    rows = {one.row for one in names}
    first = next((one.start for one in within if one.start >= place[1] and one.row in rows), None)
    if first is None or words.between.match(text[place[1] : first]) is None:
        return
    begun: set[int] = set()
    for one in within:
        if one.start != first or one.row not in rows or one.row < 0 or one.row in begun:
            continue
        row = words.rows[one.row]
        column = row.verbs[one.verb].column if one.verb >= 0 else row.plain
        if not column or column.startswith("?"):
            continue
        rest = _cut(
            text,
            (one.end, clause[1]),
            sorted([*verbs, *((name.start, name.end) for name in names)]),
        )
        if words.filled(words.harmless.left(rest)):
            begun.add(one.row)
            yield Tally(clause[0], clause[1], "none", row.about, column, None, share=False)


def _zero(
    text: str, within: list[Token], clause: tuple[int, int], words: LedgerWords
) -> Iterator[Tally]:
    """行政处罚、行政强制决定均为零: each of the rows named last before it."""
    names = [one for one in within if one.verb < 0]
    behind = text[names[-1].end : clause[1]] if names else ""
    if not behind or words.zero.match(behind) is None:
        return
    head = _cut(text, (clause[0], names[-1].end), [(one.start, one.end) for one in within])
    if words.blocked.search(text[clause[0] : names[-1].end]) or words.harmless.left(head):
        return
    verbs = {one.row: one.verb for one in within if one.verb >= 0}
    for row in dict.fromkeys(one.row for one in names):
        if row < 0:
            continue
        verb = verbs.get(row, -1)
        column = words.rows[row].verbs[verb].column if verb >= 0 else words.rows[row].plain
        if column:
            about = words.rows[row].about
            yield Tally(*clause, "none", about, column.lstrip("?"), None, share=False)


def _zero_of_column(
    text: str, within: list[Token], clause: tuple[int, int], named: int, words: LedgerWords
) -> Iterator[Tally]:
    """现行有效数量为零, where the row was named before."""
    if named < 0 or any(one.verb < 0 for one in within):
        return
    verbs = [one for one in within if one.row == named]
    if not verbs or words.zero.match(text[verbs[-1].end : clause[1]]) is None:
        return
    row = words.rows[named]
    certain = all(row.verbs[one.verb].certain and row.verbs[one.verb].alone for one in verbs)
    if certain and not words.harmless.left(text[clause[0] : verbs[0].start]):
        column = row.verbs[verbs[-1].verb].column
        yield Tally(*clause, "none", row.about, column, None, share=False)


def completed(
    text: str, tokens: list[Token], clauses: list[tuple[int, int]], words: LedgerWords
) -> Iterator[Tally]:
    """全部按期缴纳: all was done, where a name of the family stands before."""
    for about, column, family, pattern in words.complete:
        if not any(
            one.verb < 0 <= one.row and words.rows[one.row].family == family for one in tokens
        ):
            continue
        hit = pattern.search(text)
        if hit is None:
            continue
        named = any(
            one.verb < 0 <= one.row and words.rows[one.row].family == family
            for one in tokens
            if one.start < hit.start()
        )
        low, high = next(one for one in reversed(clauses) if one[0] <= hit.start())
        head = text[low : hit.start()]
        left = words.harmless.left(head)
        if named and not left and words.denied.search(head) is None:
            yield Tally(low, high, "all", about, column, None, share=False)


def _cut(text: str, span: tuple[int, int], holes: list[tuple[int, int]]) -> str:
    """A stretch of text without the holes in it."""
    kept, at = "", span[0]
    for low, high in holes:
        if at <= low < span[1]:
            kept += text[at:low]
            at = high
    return kept + text[at : span[1]]
