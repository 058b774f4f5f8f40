"""Which numbers are no totals after all, by the numbers that stand beside them.

What prose counts is held against a cell of the form later. Here it is asked first whether the
sentence itself has another reading: 办结26件，按来源看，本年新收的23件…… divides what was closed;
本级27件、分局68件，合计95件 has parts that add up to the number of the form; 2022年、2023年分别为
4件、7件 tells of two years. Of such a number nothing is held against the prose.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from hegui.extraction.narrative.amounts import Amount, Measure
from hegui.extraction.narrative.quantities.statement import Statement
from hegui.extraction.narrative.reader import Context

Cells = tuple[tuple[str, str, str], ...]
"""Cells whose numbers are added up: (block, row, column) each."""

_RECEIVED = ("received", "newly_received")
_DIVIDES = re.compile(
    r"其中|[中里内](?:[，,：:有]|$)|[：:（(]|来源|分别?[，,为是]|包括|包含|含|当中"
)
_NESTS = re.compile(r"其中|包括|包含|当中|[（(：:]|[中里][，,]")
_SETTLES = re.compile(
    r"(?:合计|共计|总计|总共|一共|合并|汇总|统计|计入|填报|剔除|扣除|剩余|实际|实为|实有|核减|最终|相加|[，,、；]共?计)"
    r"[^，,。；0-9]{0,12}$"
)
_BEHIND = re.compile(r"[^，,。；0-9]{0,4}(?:统计|填报|计入|列入|计算|填列|为准)")
_YEAR = r"(?:20[0-9]{2}年?度?|前年|上一?年度?|去年|本年度?|今年)"
_YEARS = re.compile(
    rf"({_YEAR}(?:[、，,和与及]|以及){_YEAR}(?:(?:[、，,和与及]|以及){_YEAR}){{0,8}})"
)
_ONE_YEAR = re.compile(rf"20[0-9]{{2}}|{_YEAR}")
_IN_TURN = re.compile(r"[^。；0-9]{0,40}(?:分别|依次|各|各自)[^。；0-9]{0,12}$")
_WORDS = {"前年": -2, "上": -1, "去": -1, "本": 0, "今": 0}
_MOST = 6  # numbers that may add up
_REACH = 24  # characters before a number in which what it is can be said


def weighed(
    statements: Sequence[Statement], context: Context, tables: Mapping[str, Sequence[Cells]]
) -> list[Statement]:
    """The statements, those that may be something else than a total no longer called one.

    *tables* names for what is said the sums of cells it can be.
    """
    found: list[Statement] = []
    first = next(iter(tables.get(_RECEIVED[0], ())), None)
    alike = (about for about, sums in tables.items() if first is not None and first in sums)
    incoming = frozenset((*_RECEIVED, *alike))
    for _, some in groupby(statements, key=lambda one: one.sentence):
        group = list(some)
        if any(one.kind == "amount" and one.share is False for one in group):
            group = _of_years(_divided(group, context, incoming), context)
            group = list(_known(group, context, tables, incoming))
        found += group
    return found


def _divided(
    group: list[Statement], context: Context, incoming: frozenset[str]
) -> list[Statement]:
    """办结26件，其中本年新收23件、上年转入3件: what is told of the closed is no total."""
    totals = [one for one in group if one.kind == "amount" and one.share is False]
    received = next((one for one in totals if one.about in _RECEIVED), None)
    brought = next((one for one in group if one.about == "brought_over"), None)
    if received is None or brought is None or received.low is None or brought.low is None:
        return group
    first, total = min(received.at, brought.at), received.low + brought.low
    own = {one.at for one in totals if one.about in incoming}
    whole = next(
        (
            amount
            for amount in _counted(context, received)
            if amount.end <= first and amount.value == total and amount.start not in own
        ),
        None,
    )
    if whole is None:
        return group
    said = _DIVIDES.search(context.told.text[whole.end : first]) is not None
    share = True if said else None
    return [
        replace(one, share=share)
        if one is received
        else replace(one, part=True)
        if one is brought
        else one
        for one in group
    ]


def _of_years(group: list[Statement], context: Context) -> list[Statement]:
    """2022年、2023年收到的申请分别为4件、7件: each number is of its own year."""
    text, start = context.told.text, group[0].sentence
    first = min((one.at for one in group if one.at >= start), default=-1)
    if first < 0 or context.year is None:
        return group
    hit = _YEARS.search(text, start, first)
    if hit is None or _IN_TURN.match(text[hit.end() : first]) is None:
        return group
    years = [_year(one[0], context.year) for one in _ONE_YEAR.finditer(hit[1])]
    amounts = [one for one in _counted(context, group[0]) if one.start >= first][: len(years)]
    of = {one.start: year for one, year in zip(amounts, years, strict=False)}
    return [
        replace(one, frame=replace(one.frame, period="other"))
        if of.get(one.at, context.year) != context.year
        else one
        for one in group
    ]


def _year(said: str, year: int) -> int:
    return int(said) if said.isdigit() else year + _WORDS.get(said, _WORDS.get(said[0], 0))


def _known(
    group: list[Statement],
    context: Context,
    tables: Mapping[str, Sequence[Cells]],
    incoming: frozenset[str],
) -> Iterator[Statement]:
    """Each statement; one that the numbers beside it explain is no longer called a total."""
    for one in group:
        due = tables.get(one.about, ()) if one.kind == "amount" and one.share is False else ()
        values = set(_sums(due, context)) if due else set()
        agrees = one.low is None or any(one.low <= value <= (one.high or 0) for value in values)
        if values and not agrees and _explained(one, group, context, values, incoming):
            yield replace(one, share=None)
        else:
            yield one


def _sums(due: Iterable[Cells], context: Context) -> Iterator[Decimal]:
    for cells in due:
        numbers = [context.numbers.get(cell) for cell in cells]
        known = [number for number in numbers if number is not None]
        if len(known) == len(numbers):
            yield sum(known, start=Decimal(0))


def _explained(
    one: Statement,
    group: Sequence[Statement],
    context: Context,
    values: set[Decimal],
    incoming: frozenset[str],
) -> bool:
    """Whether another number of the sentence is the form's, or this one adds up to it."""
    text = context.told.text
    other = {
        about.at
        for about in group
        if about.about not in incoming and about.about != one.about and about.at != one.at
    }
    row = [amount for amount in _counted(context, one) if amount.start not in other]
    at = next((index for index, amount in enumerate(row) if amount.start == one.at), None)
    if at is None:
        return False
    for amount in row:
        if amount.start != one.at and amount.value in values:
            head = text[max(one.sentence, amount.start - _REACH) : amount.start]
            if _SETTLES.search(head) or _BEHIND.match(text, amount.end):
                return True
    for low in range(max(0, at - _MOST), at + 1):
        total = Decimal(0)
        for high in range(low, min(len(row), low + _MOST)):
            total += row[high].value or 0
            if low <= at <= high and low < high and total in values:
                return _NESTS.search(text[row[low].end : row[high].start]) is None
    return False


def _counted(context: Context, one: Statement) -> list[Amount]:
    sentence = context.told.sentence(one.sentence)
    return [
        amount
        for amount in sentence.amounts
        if amount.measure is Measure.COUNT
        and amount.exact
        and amount.value is not None
        and amount.unit == (one.unit or amount.unit)
    ]
