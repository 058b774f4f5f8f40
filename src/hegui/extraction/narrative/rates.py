"""Percentages and comparisons with another year, held against the amounts beside them."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from hegui.extraction.narrative.changes import changes, may_state
from hegui.extraction.narrative.compared import Compared
from hegui.extraction.narrative.earlier import Earlier
from hegui.extraction.narrative.hedged import read_rough_wording, rough
from hegui.extraction.narrative.reader import Context
from hegui.extraction.narrative.shares import Share, may_share, shares
from hegui.extraction.narrative.told import Sentence
from hegui.facts.fact import Fact
from hegui.forms.edition import Form
from hegui.model.likeness import meant

_NO_WHOLE = "看不出是占哪个总数，近处的总数又都不符"
_OPEN = "说法有两种解释，看不出是哪一种"
_BESIDE = 2  # sentences before and behind in which the whole of a share may stand


class RateReader:
    """Percentages and comparisons with another year, held against the amounts beside them."""

    def __init__(self, wording: Mapping[str, Any], form: Form) -> None:
        """Compiles what the pack says.

        Raises:
            ValueError: a total is none of the form's.
        """
        self._rough = read_rough_wording(wording)
        self._wholes = [
            [cell_named(name, form) for name in item.split("+")]
            for item in wording.get("wholes", ())
        ]

    def facts(self, context: Context) -> Iterator[Fact]:
        """In the order of the report."""
        sentences = context.told.sentences
        totals = self._totals(context)
        earlier = Earlier(context.told, context.year)
        for index, sentence in enumerate(sentences):
            if not sentence.amounts:
                continue
            if may_share(sentence.text):
                low, high = max(0, index - _BESIDE), index + _BESIDE + 1
                before = [amount for one in sentences[low:index] for amount in one.amounts]
                behind = [amount for one in sentences[index + 1 : high] for amount in one.amounts]
                for share in shares(sentence, before, behind, totals, earlier):
                    yield _share(share, context)
            if may_state(sentence.text):
                yield from _changes(sentences, index, earlier, context)
            for one in rough(sentence, self._rough):
                start, end = one.amount.start, one.amount.end
                words = context.told.text[max(sentence.start, start - 12) : end]
                yield context.fact("rough_amount", start, end, about=one.about, text=words)

    def _totals(self, context: Context) -> list[Decimal]:
        found = []
        for cells in self._wholes:
            values = [context.numbers.get(cell) for cell in cells]
            if None not in values:
                found.append(sum((one for one in values if one is not None), start=Decimal(0)))
        return found


def cell_named(name: str, form: Form) -> tuple[str, str, str]:
    """The cell a total is named by: block.row.column.

    Raises:
        ValueError: no edition has it; the message is Chinese.
    """
    parts = tuple(name.strip().split("."))
    known = {
        (block.id, row.id, column.id)
        for edition in form.editions
        for table in edition.tables
        for block in table.blocks
        for row in block.data_rows
        for column in block.columns
    }
    if len(parts) != 3 or parts not in known:
        names = {".".join(one) for one in known}
        raise ValueError(f"没有“{name}”这一格。{meant(name, names)}")
    return parts[0], parts[1], parts[2]


def _share(one: Share, context: Context) -> Fact:
    return context.fact(
        "percentage",
        one.start,
        one.end,
        {"agrees": _NO_WHOLE, "whole": _NO_WHOLE, "actual": _NO_WHOLE},
        value=one.percent,
        part=one.part,
        whole=one.whole,
        actual=one.actual,
        agrees=one.agrees,
        text=context.told.text[one.start : one.end],
    )


def _changes(
    sentences: Sequence[Sentence], index: int, earlier: Earlier, context: Context
) -> Iterator[Fact]:
    """The changes one sentence states; the sentences beside it may tell the earlier amount."""
    sentence = sentences[index]
    around = sentences[max(0, index - 1) : index + 2]
    pieces = earlier.pieces

    def beside() -> list[Compared]:
        near = (one for one in around if one is not sentence and one.line == sentence.line)
        return [piece for one in near if one.amounts for piece in pieces(one)]

    for one in changes(pieces(sentence), beside):
        yield context.fact(
            "comparison",
            one.start,
            one.end,
            {"agrees": _OPEN} if one.agrees is None else {},
            now=one.now,
            before=one.before,
            due=one.due,
            agrees=one.agrees,
            text=context.told.text[one.start : one.end],
        )
