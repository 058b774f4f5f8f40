"""Which year a sentence tells of, dates up to which it counts, what 上一年 is said to be."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from hegui.extraction.narrative.cutoffs import Cutoff, cutoffs
from hegui.extraction.narrative.glosses import (
    head_years,
    last_year_glosses,
    table_years,
    work_programmes,
)
from hegui.extraction.narrative.narrated import narrated
from hegui.extraction.narrative.reader import Context
from hegui.extraction.narrative.subjects import Teller, names_of
from hegui.extraction.narrative.time_wording import DIGIT, TimeWording, read_time_wording
from hegui.extraction.narrative.told import Sentence
from hegui.facts.fact import Fact, Value
from hegui.forms.edition import Form
from hegui.model.likeness import meant

_YEAR_SIGNS = re.compile(rf"{DIGIT}(?:年|全年)")
_UNCLEAR = "上下句写的是不同年份的同类数字，看不出是比较还是年份写错"
_COMPARES = re.compile(
    r"同比|相比|比较|增[长加至到了]|减少|下降|上升|[较比]上|同期|较|由|基数|底数|存量|原有|已有|尚有|尚未|仍|年初|上年|去年|结转|遗留"
    r"|其后|此后|随后|今年|本年|[至到]今|累计访问|粉丝|关注"
)
_LINES = 40  # sentences of a paragraph that are looked at
_BEFORE = 80  # characters of a paragraph before a sentence that may announce what it tells


class TimeReader:
    """Which year a sentence tells of, dates up to which it counts, what 上一年 is said to be."""

    def __init__(self, wording: Mapping[str, Any], form: Form) -> None:
        """Compiles what the pack says.

        Raises:
            ValueError: a pattern cannot be compiled, or a section is none of the form's.
        """
        self._wording = read_time_wording(wording)
        named = {*wording.get("plan_sections", ()), *wording.get("table_sections", ())}
        ids = {section.id for edition in form.editions for section in edition.sections}
        self._titles = {
            section.title: section.id
            for edition in form.editions
            for section in edition.sections
            if section.id in wording.get("table_sections", ())
        }
        for name in sorted(named - ids):
            raise ValueError(f"times：没有“{name}”这个部分。{meant(name, ids)}")

    def facts(self, context: Context) -> Iterator[Fact]:
        """In the order of the report, heads of tables last."""
        wording = self._wording
        if wording is None:
            return
        if context.year is not None:
            teller = Teller(names_of(context.agency), context.year)
            yield from _narrated(context, teller, wording)
        for sentence in context.told.sentences:
            yield from _said(sentence, context, wording)
        told = context.told
        prose = {line.block for line in told.prose.lines}
        for head in head_years(told.document, prose, self._titles, wording):
            label = head.place.label or "表名、表头"
            section = next((self._titles[one] for one in self._titles if one in head.text), None)
            fields: dict[str, Value] = {
                **context.common,
                "label": label,
                "value": head.value,
                "last": head.last,
                "text": head.text,
                "section": section or "",
            }
            place = head.place.named(section=section, label=label, text=head.text)
            yield Fact("table_year", fields, place)


def _narrated(context: Context, teller: Teller, wording: TimeWording) -> Iterator[Fact]:
    told = context.told
    for index, sentence in enumerate(told.sentences):
        if not _YEAR_SIGNS.search(sentence.text):
            continue
        beside = [
            told.sentences[at]
            for at in (index - 1, index + 1)
            if 0 <= at < len(told.sentences) and told.sentences[at].line == sentence.line
        ]
        before = told.text[max(0, sentence.start - _BEFORE) : sentence.start].split("\n")[-1]
        for one in narrated(sentence, beside, before, teller, wording):
            doubts = {} if one.role else {"role": _UNCLEAR}
            yield context.fact(
                "told_year",
                one.start,
                one.end,
                doubts,
                value=one.value,
                role=one.role or None,
                text=told.text[one.start : one.end],
            )


def _is_of_last_year(
    cut: Cutoff, sentence: Sentence, context: Context, wording: TimeWording
) -> bool:
    """Whether the work of the year is counted up to the end of the year before.

    Only in a paragraph that compares nothing; a basis of comparison is given up to that day, too.
    """
    year = context.year
    if year is None or cut.day != date(year - 1, 12, 31):
        return False
    if sentence.section in wording.plan_sections or sentence.section in wording.table_sections:
        return False
    line = context.told.of_line(sentence.line)[:_LINES]
    around = "".join(one.text for one in line)
    own_words = sentence.text[cut.end - sentence.start :]
    return (
        wording.verbs.search(sentence.text) is not None
        and wording.background.search(sentence.text) is None
        and _COMPARES.search(own_words) is None
        and _COMPARES.search(sentence.text[: max(0, cut.start - sentence.start)]) is None
        and f"{year}年" not in around
    )


def _said(sentence: Sentence, context: Context, wording: TimeWording) -> Iterator[Fact]:
    text = context.told.text
    for cut in cutoffs(sentence, context.year, wording):
        words = text[cut.start : cut.end]
        yield context.fact(
            "cutoff", cut.start, cut.end, day=cut.day, counted=cut.counted, text=words
        )
        if cut.counted and _is_of_last_year(cut, sentence, context, wording):
            yield context.fact(
                "told_year", cut.start, cut.end, value=cut.day.year, role="done", text=words
            )
    for gloss in last_year_glosses(sentence, context.year, wording):
        words = text[gloss.start : gloss.end]
        yield context.fact("year_gloss", gloss.start, gloss.end, value=gloss.value, text=words)
    for gloss in work_programmes(sentence, wording):
        words = text[gloss.start : gloss.end]
        yield context.fact("work_programme", gloss.start, gloss.end, value=gloss.value, text=words)
    for gloss in table_years(sentence, wording):
        words = text[gloss.start : min(gloss.end, gloss.start + 60)]
        yield context.fact(
            "table_year", gloss.start, gloss.end, value=gloss.value, last=False, text=words
        )
