"""Which amounts of a report are of another year, or only told to compare with.

Sentences are sorted out when somebody asks for them, each once; most amounts need no asking.
"""

import re

from hegui.extraction.narrative.amounts import Amount
from hegui.extraction.narrative.changes import pieces_of
from hegui.extraction.narrative.compared import Compared
from hegui.extraction.narrative.told import Sentence, Told

# Words before an amount that can make it one of another year, or a change: quick and too generous.
_CAN = re.compile(
    "[上前去]一?年|同期|20[0-9]{2}年|二[〇○零]|[由从增减升降涨跌翻多少高低缩压变扩滑落幅速]|提|发展"
)
_BEFORE = 36


class Earlier:
    """The stretches of a report's sentences with their amounts sorted out."""

    def __init__(self, told: Told, year: int | None) -> None:
        """For a report of *year*."""
        self.told = told
        self._year = year
        self._pieces: dict[int, tuple[Compared, ...]] = {}

    def pieces(self, sentence: Sentence) -> tuple[Compared, ...]:
        """The stretches of a sentence between its semicolons."""
        known = self._pieces.get(sentence.start)
        if known is None:
            known = self._pieces[sentence.start] = tuple(pieces_of(sentence, self._year))
        return known

    def holds(self, amount: Amount) -> bool:
        """Whether an amount is of an earlier year, or a change from one to another."""
        piece = self._piece(amount)
        if piece is None:
            return False
        return amount in piece.bases or any(one.amount is amount for one in piece.stated)

    def passes(self, amount: Amount) -> bool:
        """Whether it is one of those only told to compare with: 比上年的80件增加15件."""
        piece = self._piece(amount)
        if piece is None:
            return False
        if amount in piece.bases:
            return piece.only_compares(amount)
        return any(one.amount is amount for one in piece.stated)

    def _piece(self, amount: Amount) -> Compared | None:
        """The stretch of an amount that can be an earlier one; None for others."""
        text, start = self.told.text, max(0, amount.start - _BEFORE)
        start = max(start, *(text.rfind(stop, start, amount.start) for stop in "。；\n"))
        if not _CAN.search(text, start, amount.start):
            return None
        pieces = self.pieces(self.told.sentence(amount.start))
        return next((one for one in pieces if one.start <= amount.start < one.end), None)
