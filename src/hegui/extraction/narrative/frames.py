"""Whom and what time a stretch of prose speaks of: the frame round an amount or a claim.

A number is compared with another only if both speak of the same body and the same time, so every
reader of prose asks here first. Words of scope and time hold from where they stand: to the end of
their bracket, of their clause or of their sentence, until another takes their place. What is not
decided by words is the agency itself and the year of the report.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Protocol

from hegui.extraction.narrative.dates import Time, find_times
from hegui.extraction.narrative.marks import Mark, Marked, in_titles
from hegui.extraction.narrative.told import Told
from hegui.model.agency_kind import AgencyKind
from hegui.model.pattern import Pattern, PatternSet, compile_pattern

SCOPES = ("own", "system", "office", "area", "other")
_TIMES = {
    "last": "last_year",
    "next": "next_year",
    "this": "this",
    "whole": "whole",
    "part": "part",
    "cumulative": "cumulative",
    "total": "total",
}
_SENTENCES = 3  # sentences of a paragraph a frame is carried over, at most
_BESIDE = 14  # characters beside a mark that decide what it means
_CLAUSE = 80  # characters of a clause before a number in which its subject is looked for
_SHORTEST = 3
_AND = ("、", "和", "及", "与")
_PEOPLE, _OFFICE = "人民", "办公室"
_PLACES = "省市县区"
_NAME_ENDS = frozenset("，。；、：:,;（()）“”\n的为是有和及与共中")
_KEPT = 512  # sentences whose marks are kept
_ORGAN = 16  # characters a named organ before a number may have


class Report(Protocol):
    """What has to be known of a report to say of whom and when it speaks."""

    @property
    def told(self) -> Told:
        """Its prose."""

    @property
    def year(self) -> int | None:
        """The year it reports; None if that could not be read."""

    @property
    def agency(self) -> str:
        """Whose report it is; "" if that could not be read."""

    @property
    def agency_kind(self) -> AgencyKind:
        """What kind of agency."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Of whom and when a stretch of prose speaks.

    Attributes:
        scope: ``own``, ``area`` (全县, 各级行政机关), ``office`` (政府办公室自身), ``system``
            (全系统) or ``other`` (下属, 别的机关).
        period: ``year`` (of the report), ``last_year``, ``next_year``, ``part`` (上半年, 3月),
            ``cumulative`` (历年, 自…以来), ``other`` (another year) or ``unknown``.
        scope_said: the words that decide the scope; "" where nothing is said.
        period_said: likewise.
        named: one organ is named that is not the agency.
    """

    scope: str
    period: str
    scope_said: str
    period_said: str
    named: bool = False


class FrameReader:
    """Finds frames; built once for a pack."""

    def __init__(self, wording: Mapping[str, Any]) -> None:
        """Compiles what ``reading/frames.yaml`` says."""
        scope, period = wording.get("scope", {}), wording.get("period", {})
        self._scopes = [(name, _any(scope.get(name, ()))) for name in SCOPES]
        times = [period.get(name, ()) for name in _TIMES]
        self._found = PatternSet(
            [_joined(words) for words in (*(scope.get(name, ()) for name in SCOPES), *times)]
        )
        self._objects: tuple[str, ...] = tuple(scope.get("objects", ()))
        self._organs = compile_pattern(scope.get("organs", _NEVER))
        self._doers = compile_pattern(scope.get("doers", _NEVER))
        self._merely = compile_pattern(scope.get("merely", _NEVER))
        self._office_names = compile_pattern(scope.get("office_names", _NEVER))
        self._words = [
            (value, _any(words)) for value, words in zip(_TIMES.values(), times, strict=True)
        ]
        self._carried_behind = _any(period.get("carried_behind", ()))
        self._carried_before = _any(period.get("carried_before", ()))
        self._since = _any(period.get("since", ()))
        self._compared = compile_pattern(period.get("compared", _NEVER))
        self._quoted = compile_pattern(period.get("quoted", _NEVER))
        self._doing = compile_pattern(scope.get("doers", _NEVER).removeprefix("^"))
        self._marked = lru_cache(maxsize=_KEPT)(self._mark)
        self._other = lru_cache(maxsize=_KEPT)(self._is_other)
        self._office = lru_cache(maxsize=_KEPT)(
            lambda agency: self._office_names.search(agency) is not None
        )

    def frame(self, context: Report, start: int, end: int) -> Frame:
        """The frame of the stretch from *start* to *end* of the prose's text."""
        told = context.told
        sentence = told.sentence(start)
        marked = self._marks_of(context, sentence.text)
        low, high = start - sentence.start, min(end, sentence.end) - sentence.start
        period, period_said = marked.period(low, high)
        organ = self._named(marked.text, low, context.agency)
        organ = organ or (self._doer(marked.text, low, context.agency) if marked.doing else "")
        scope, scope_said = ("other", organ) if organ else marked.scope(low, high)
        if not period or not scope:
            earlier = self._carried(context, start)
            period, period_said = (period, period_said) if period else earlier[0]
            scope, scope_said = (scope, scope_said) if scope else earlier[1]
        if period == "total":
            period = "unknown"
        return Frame(scope or "own", period or "year", scope_said, period_said, bool(organ))

    def _carried(self, context: Report, start: int) -> tuple[tuple[str, str], tuple[str, str]]:
        """What earlier sentences of the paragraph leave: a time in doubt, a scope."""
        told = context.told
        sentence = told.sentence(start)
        period, scope = ("", ""), ("", "")
        at = sentence.start
        for _ in range(_SENTENCES):
            before = told.sentence(at - 1) if at > 0 else sentence
            if before.line != sentence.line or before.start >= at:
                break
            marked = self._marks_of(context, before.text)
            period = period if period[0] else marked.left_period()
            scope = (
                scope
                if scope[0] or not before.amounts
                else marked.left_scope(before.amounts[0].start - before.start)
            )
            at = before.start
        if period[0] not in ("", "year"):
            period = ("unknown", period[1])
        return period, scope

    def _named(self, text: str, at: int, agency: str) -> str:
        """The scope of an organ named right before a number: 住建局50件."""
        begin, low = at, max(0, at - _ORGAN)
        while begin > low and text[begin - 1] not in _NAME_ENDS:
            begin -= 1
        name = text[begin:at]
        if _TOWARDS.search(name):
            return ""  # 被诉至人民法院7件: there they came, and not from there
        return name if len(name) >= _SHORTEST and self._other(name, agency) else ""

    def _doer(self, text: str, at: int, agency: str) -> str:
        """The organ that is the subject of the clause of a number: 市公安局受理申请50件."""
        begin = max(text.rfind(sign, max(0, at - _CLAUSE), at) for sign in "，,；;：:。") + 1
        hit = self._doers.match(text[begin:at])
        name = (hit.group("name") or "") if hit else ""
        return name if self._other(name, agency) else ""

    def _is_other(self, name: str, agency: str) -> bool:
        if len(name) < _SHORTEST or self._organs.search(name) is None:
            return False
        plain, short = agency.replace(_PEOPLE, ""), name.replace(_PEOPLE, "")
        own = plain.endswith((short, short + _OFFICE)) or short.endswith(plain or short)
        return not (own or self._scope_in(name))

    def _scope_in(self, name: str) -> bool:
        return any(pattern.search(name) for _, pattern in self._scopes)

    def _marks_of(self, context: Report, text: str) -> Marked:
        office = self._office(context.agency) or context.agency_kind is not AgencyKind.GOVERNMENT
        return self._marked(text, context.year, context.agency, office)

    def _mark(self, text: str, year: int | None, agency: str, office: bool) -> Marked:  # noqa: FBT001
        titles = in_titles(text)
        found = frozenset(self._found.matching(text))
        marks = [
            mark
            for mark in (*self._times(text, year), *self._time_words(text, found))
            if not titles(mark.start)
        ]
        scopes = [
            mark
            for mark in self._scope_marks(text, agency, found, office=office)
            if not titles(mark.start)
        ]
        doing = self._doing.search(text) is not None
        return Marked(text, _in_order(marks), _in_order(scopes), doing)

    def _times(self, text: str, year: int | None) -> Iterator[Mark]:
        for time in find_times(text):
            if self._carries(text, time.start, time.end):
                continue
            value = _meant(time, year)
            yield self._time_mark(text, time.start, time.end, value, point=time.point)

    def _time_words(self, text: str, found: frozenset[int]) -> Iterator[Mark]:
        for rank, (value, pattern) in enumerate(self._words, len(SCOPES)):
            if rank not in found:
                continue
            for hit in pattern.finditer(text):
                start, end = hit.span()
                if value in ("last_year", "next_year") and self._carries(text, start, end):
                    continue
                since = self._since.match(text[end : end + 2])
                if since and value == "last_year":
                    yield self._time_mark(text, start, end + since.end(), "cumulative")
                else:
                    yield self._time_mark(text, start, end, value)

    def _time_mark(
        self, text: str, start: int, end: int, value: str, *, point: bool = False
    ) -> Mark:
        compared = self._compared.search(text[max(0, start - 4) : start]) is not None
        quoted = self._quoted.search(text[max(0, start - 4) : start]) is not None
        local = (
            compared
            or quoted
            or value == "total"
            or (point and text[end : end + 1] not in ("，", ","))
        )
        return Mark(start, end, value, text[start:end], local=local)

    def _carries(self, text: str, start: int, end: int) -> bool:
        """Whether a year tells where requests were carried from or to, not when."""
        return bool(
            self._carried_behind.match(text[end : end + _BESIDE])
            or self._carried_before.search(text[max(0, start - _BESIDE) : start])
        )

    def _scope_marks(
        self, text: str, agency: str, named: frozenset[int], *, office: bool
    ) -> Iterator[Mark]:
        taken, passed = 0, -1
        found = sorted(
            (hit.start(), rank, hit.end(), name)
            for rank, (name, pattern) in enumerate(self._scopes)
            if rank in named
            for hit in pattern.finditer(text)
        )
        for start, _, end, name in found:
            if start < taken:
                continue
            taken = end
            listed = start == passed + 1 and text[passed:start] in _AND
            if name == "other" and (listed or text[:start].endswith(self._objects)):
                passed = end  # 对各乡镇、各部门进行考核: neither is the subject
                continue
            value = "own" if name == "office" and office else name
            if name == "own" and not _of_level(text[start:end], agency):
                value = "other"
            elif name == "other" and _ends_so(agency, text[start:end]):
                value = "own"
            local = name == "office" and self._merely.search(text[start:end]) is not None
            yield Mark(start, end, value, text[start:end], local=local)


_TOWARDS = re.compile("[至到向][^至到向]{2,12}$")
_BEHIND_KIND = 3  # characters of its name that may follow what it is a body of
_NEVER = r"[^\x00-\x{10FFFF}]"


def _any(patterns: Iterable[str]) -> Pattern:
    return compile_pattern(_joined(patterns))


def _joined(patterns: Iterable[str]) -> str:
    return "|".join(f"(?:{one})" for one in patterns) or _NEVER


def _in_order(marks: list[Mark]) -> tuple[Mark, ...]:
    """By place; of two in the same place the longer."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda one: (one.start, -one.end)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return tuple(kept)


def _of_level(said: str, agency: str) -> bool:
    """Whether 市局 can be the agency: no county and no district stands in its name."""
    if said[:1] not in _PLACES or not agency:
        return True
    last = max((agency.rfind(place, 0, len(agency) - 1) for place in _PLACES), default=-1)
    return last < 0 or agency[last] == said[0]


def _ends_so(agency: str, said: str) -> bool:
    """Whether the kind of body an agency's own name ends with is what is said."""
    return said in agency[-(len(said) + _BEHIND_KIND) :]


def _meant(time: Time, year: int | None) -> str:
    """What a time is for a report of *year*."""
    if time.year is not None and time.last_year is not None and time.year != time.last_year:
        return "cumulative"
    if time.year is None:
        if time.months is None:
            return "this"
        return "part"
    if year is None:
        return "unknown"
    if time.since and time.year < year:
        return "cumulative"
    if time.year == year:
        return "year" if time.months is None else "part"
    return {year - 1: "last_year", year + 1: "next_year"}.get(time.year, "other")
