"""What is said of a number becomes a statement, with its frame and what stands beside it."""

import re
from dataclasses import replace
from decimal import Decimal

from hegui.extraction.narrative.amounts import Amount, Measure
from hegui.extraction.narrative.frames import Frame
from hegui.extraction.narrative.quantities.phrase import Phrase
from hegui.extraction.narrative.quantities.said import Said
from hegui.extraction.narrative.quantities.statement import Statement
from hegui.extraction.narrative.reader import Context

_NAMED_YEAR = re.compile(r"([0-9]{4})年度?(年初)?")
_BRACKET = 40  # characters of a bracket behind a number that are read
_NOTES = 400  # characters round a statement in which the scope of the tables may be explained
_BESIDE = ("last_year", "next_year")
_OVER = ("brought_over", "left_over")
_NOTHING = (Decimal(0), Decimal(0))


def statement_of(
    context: Context,
    phrase: Phrase,
    said: Said,
    span: tuple[int, int],
    amount: Amount | None = None,
    *,
    kind: str = "amount",
) -> Statement:
    """The statement made by the words of *span*."""
    text, (start, end) = phrase.text, span
    low, high = _NOTHING if kind == "none" else _range(amount)
    begin = min(said.at, start)
    about, frame = said.subject.about, context.frame(start, end)
    if about in _OVER:
        words = text[end : phrase.clause_end(end)] if said.at >= end else text[said.at : end]
        about, frame = _turned(about, words, frame, context.year)
    return Statement(
        kind=kind,
        about=about,
        rows=said.subject.rows,
        columns=said.subject.columns,
        low=low,
        high=high,
        unit=amount.unit if amount else "",
        exact=amount is None or amount.exact,
        frame=frame,
        share=True if frame.named else said.share,
        part=said.part,
        carried=said.carried or _carried_behind(phrase, end),
        of=said.of,
        explained=_explained(phrase, max(0, start - _NOTES), end + _NOTES),
        begin=phrase.clause_start(begin),
        start=begin,
        end=max(end, phrase.clause_end(end)),
        sentence=phrase.sentence.start,
        line=phrase.sentence.line,
        at=amount.start if amount else -1,
    )


def _explained(phrase: Phrase, low: int, high: int) -> bool:
    if not phrase.tokens.explained(low, high):
        return False
    return phrase.lexicon.explained.search(phrase.text[low:high]) is not None


def _carried_behind(phrase: Phrase, end: int) -> bool:
    """Whether a bracket behind a number says that what was brought over is included."""
    text = phrase.text
    if text[end : end + 1] not in ("（", "("):
        return False
    closes = [at for sign in "）)" if (at := text.find(sign, end, end + _BRACKET)) >= 0]
    close = min(closes, default=end)
    included = phrase.lexicon.parts.search(text[end:close]) is not None
    return included and phrase.says("brought_over", end, close)


def _turned(about: str, said: str, frame: Frame, year: int | None) -> tuple[str, Frame]:
    """What goes over, seen from the year of the report: 转入2023年 in it is brought over."""
    hits = list(_NAMED_YEAR.finditer(said))
    if not hits:
        turned = frame.period in _BESIDE and frame.period_said in said
        return about, replace(frame, period="year") if turned else frame
    hit = hits[-1] if about == "left_over" else hits[0]
    if year is None:
        return about, replace(frame, period="unknown")
    named = int(hit[1])
    if hit[2]:
        about, due = "brought_over", year
    elif about == "left_over":
        about, due = ("brought_over", year) if named == year else (about, year + 1)
    else:
        due = year - 1
    return about, replace(frame, period="year" if named == due else "other")


def _range(amount: Amount | None) -> tuple[Decimal | None, Decimal | None]:
    """The least and the most a number can be meant to be."""
    if amount is None or amount.value is None or amount.hedge or amount.upper is not None:
        return None, None
    if amount.exact and amount.measure is not Measure.MONEY:
        return amount.value, amount.value
    return amount.value - amount.step / 2, amount.value + amount.step / 2
