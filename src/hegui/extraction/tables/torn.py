"""Labels broken round their numbers are put together again.

Layout extraction sets the numbers of a row on the middle or the first line of a label that takes
two or three: 「1.属于国」「0 0 0」「家秘密」. Two pieces are one label only if neither is one by
itself and together they are one exactly. Grids are never touched.
"""

from collections.abc import Callable, Sequence

from hegui.extraction.tables.tokens import Token


def rejoined(tokens: list[Token], is_label: Callable[[str], bool]) -> list[Token]:
    """The tokens, each torn label whole and before its numbers."""
    found: list[Token] = []
    i = 0
    while i < len(tokens):
        end = _numbers_end(tokens, i)
        if end and not is_label(tokens[i].text):
            rest = tokens[end]
            text = tokens[i].text + rest.text
            if is_label(text) and not is_label(rest.text):
                found.append(tokens[i]._replace(text=text))
                found.extend(tokens[i + 1 : end])
                i = end + 1
                continue
        found.append(tokens[i])
        i += 1
    return found


def _numbers_end(tokens: Sequence[Token], at: int) -> int:
    """Index of the label piece behind the numbers that follow the piece at *at*; 0 if none."""
    if tokens[at].kind != "L" or tokens[at].row is not None:
        return 0
    end = at + 1
    while end < len(tokens) and tokens[end].kind == "V" and tokens[end].row is None:
        end += 1
    piece = end < len(tokens) and tokens[end].kind == "L" and tokens[end].row is None
    return end if piece and end > at + 1 else 0
