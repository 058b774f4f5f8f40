"""Signs by which a clause shows what it is for: a lack, an action, a denial, a lead-in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from hegui.extraction.narrative.sentences.words import PatternGroups, any_of, without
from hegui.model.pattern import Match

_YEAR = re.compile(r"20[0-9]{2}(?=年)")
_SUBJECT = 6  # a clause may name who acts in so many characters before the verb
_HAPPENED = "了"
_OF = "的"  # behind a verb it makes a noun of it: 已公开的信息
_NAMES = re.compile("[板栏牌屏册员率量度墙箱窗厅亭架柜稿者期]|[前后](?![置台端续期])|时(?![间限])")
"""Behind a verb: it is part of a name (公示板), or only says when (检查后)."""
_LONGEST = 400  # characters of a clause that are looked at


class Grade(IntEnum):
    """How surely a clause is something."""

    NOT = 0
    PERHAPS = 1
    SURE = 2


@dataclass(frozen=True, slots=True)
class Lack:
    """A lack told in a clause, with where its words end and whether they deny an action."""

    grade: Grade
    end: int = 0
    negating: bool = False


class Signs:
    """Finds the signs; built once from the pack's wording."""

    def __init__(self, wording: Mapping[str, Any]) -> None:
        """Compiles the lists.

        Raises:
            ValueError: a pattern cannot be compiled; the message says why, in Chinese.
        """
        lacking, leads, measures = wording["lacking"], wording["leads"], wording["measures"]
        self._groups = PatternGroups(
            {
                "sure": lacking["patterns"],
                "problem": leads["problem"],
                "measure": leads["measure"],
                "earlier": leads["earlier"],
                "targeted": leads["targeted"],
                "denials": wording["denials"],
                "closed": wording.get("closed", ()),
                "generic": wording.get("generic", ()),
                "causes": wording["causes"],
                "aspects": measures["aspects"],
                "rhythms": measures["rhythms"],
                "responsible": measures["responsible"],
            }
        )
        self._neutral = any_of(wording["neutral"])
        self._prevented = any_of(wording["prevented"])
        self._repaired = any_of(wording["repaired"])
        self._sure = any_of(lacking["sure"])
        self._weak = any_of(lacking["weak"])
        self._last = frozenset(lacking["last"])
        self._negating = any_of(wording["negating"])
        self._adversative = any_of(wording["adversatives"])
        self._settled = any_of(wording.get("settled", ()))
        self._excuses = any_of(wording.get("excuses", ()))
        self._concessive = any_of(wording.get("concessives", ()))
        self._achievements = any_of(wording["achievements"])
        self._actions = any_of(measures["actions"])
        self._repairs = any_of(measures["repairs"])
        self._nouns = any_of(measures["nouns"])

    def denial(self, text: str) -> bool:
        """Whether a clause says that there is nothing wrong."""
        return self._first("denials", text) is not None

    def cause(self, text: str) -> bool:
        """Whether it only says why."""
        return self._first("causes", text) is not None

    def achieved(self, text: str) -> bool:
        """Whether it tells what went well, or what goes without saying."""
        return bool(self._achievements.search(text) or self._prevented.search(text))

    def mended(self, text: str) -> bool:
        """Whether something was put right: then something was wrong, told in whatever words."""
        hit = self._repairs.search(text)
        return (
            hit is not None
            and self._repairs.search(self._groups.hidden("closed", text)) is not None
        )

    def turns(self, text: str) -> bool:
        """Whether it turns against what was said before (但, 仍, 目前)."""
        return self._adversative.search(text[:_SUBJECT]) is not None

    def grants(self, text: str) -> bool:
        """Whether it grants something that the next clause turns against (虽然起步晚)."""
        return self._concessive.search(text) is not None

    def named_lack(self, text: str) -> Grade:
        """Whether a clause tells a lack besides a mere word for problems (上年存在的问题)."""
        return self.lack(self._groups.hidden("generic", text[:_LONGEST])).grade

    def excused(self, text: str) -> bool:
        """Whether it lacks nothing but what was hard from the start (起步晚、底子薄)."""
        return self.lack(without(self._excuses, text)).grade is Grade.NOT

    def turns_lacking(self, text: str) -> bool:
        """Whether a lead-in itself says that something is still wanting."""
        return self._adversative.search(text) is not None

    def targeted(self, text: str) -> Match | None:
        """针对…问题: group ``what`` is the problem."""
        return self._first("targeted", text)

    def problem_lead(self, text: str) -> Match | None:
        """存在的主要问题有…, unless it speaks of problems that are solved, or are not."""
        said = text[:_LONGEST]
        plain = self._groups.hidden("closed", said)
        hit = self._groups.first("problem", without(self._neutral, plain), said)
        if hit is None:
            return None
        before = plain[: hit.start()]
        stopped = self._repaired.search(before) or self._prevented.search(before)
        return None if stopped else hit

    def measure_lead(self, text: str, year: int | None) -> Match | re.Match[str] | None:
        """下一步…, 改进措施…, 针对以上问题…, or a year to come."""
        hit = self._first("measure", text)
        if hit is not None or year is None:
            return hit
        return next((one for one in _YEAR.finditer(text[:_LONGEST]) if int(one[0]) > year), None)

    def earlier(self, text: str, year: int | None) -> bool:
        """Whether a clause speaks of what was wrong in an earlier year."""
        if self._first("earlier", text) is not None:
            return True
        years = [int(hit[0]) for hit in _YEAR.finditer(text[:_LONGEST])]
        return year is not None and bool(years) and max(years) < year and "问题" in text

    def lack(self, text: str) -> Lack:
        """Whether a clause tells a lack; one that was prevented is none."""
        said = text[:_LONGEST]
        plain = self._groups.hidden("closed", without(self._neutral, said), said)
        settled = self._settled.search(plain) is not None
        best = Lack(Grade.NOT)
        for start, end in self._lacks(plain, self._sure, said):
            grade = self._left(plain, start, Grade.SURE)
            if settled or (plain[end : end + 1] == _OF and self.acts(plain, end)):
                grade = min(grade, Grade.PERHAPS)  # 拿不准的三日内会商 tells what is done
            if grade > best.grade:
                best = Lack(grade, end, self._negating.match(plain, start) is not None)
            if grade is Grade.SURE:
                return best
        weak = self._weak.search(plain)
        if weak and best.grade is Grade.NOT:
            best = Lack(self._left(plain, weak.start(), Grade.PERHAPS), weak.end())
        return best

    def _lacks(self, plain: str, words: re.Pattern[str], said: str) -> list[tuple[int, int]]:
        """Where lacks are told in *plain*, which is *said* with harmless words made unreadable."""
        found = [hit.span() for hit in words.finditer(plain)]
        if self._groups.has("sure", said):
            found += self._groups.spans("sure", plain)
        bare = plain.rstrip('的了等。”"’）)')
        if bare and bare[-1] in self._last:
            found.append((len(bare) - 1, len(bare)))
        return sorted(found)

    def _left(self, text: str, at: int, grade: Grade) -> Grade:
        """What is left of a lack at *at* in the light of what stands before it."""
        hit = self._prevented.search(text)
        if hit and hit.start() <= at:
            return Grade.NOT
        return min(grade, Grade.PERHAPS) if self._repaired.search(text[:at]) else grade

    def action(self, text: str) -> Grade:
        """Whether a clause tells what was or will be done."""
        said = text[:_LONGEST]
        plain = without(self._nouns, said)
        hit = next(
            (one for one in self._actions.finditer(plain) if not _NAMES.match(plain, one.end())),
            None,
        )
        if self._groups.first("responsible", plain, said) is not None:
            return Grade.SURE
        if hit is None:
            return Grade.NOT
        if self._negating.search(plain[max(0, hit.start() - 3) : hit.start()]):
            return Grade.NOT
        happened = plain[hit.end() : hit.end() + 1] == _HAPPENED
        often = self._groups.first("rhythms", plain, said) is not None
        if happened or often or hit.start() <= _SUBJECT or self.aspect(plain):
            return Grade.SURE
        return Grade.PERHAPS

    def acts(self, text: str, at: int) -> bool:
        """Whether an action is told behind *at*."""
        plain = without(self._nouns, text)
        return any(
            plain[hit.end() : hit.end() + 1] != _OF
            for hit in self._actions.finditer(plain, at, at + _LONGEST)
        )

    def acted(self, text: str, at: int) -> bool:
        """Whether it is told behind *at* what is done, and how (滞后站所按季约谈)."""
        rest = text[at : at + _LONGEST]
        how = self._first("rhythms", rest) or self._first("aspects", rest)
        return how is not None and self.acts(rest, how.start())

    def done(self, text: str, end: int) -> bool:
        """Whether a clause with a lack that ends at *end* tells what was done about it.

        The sign that it is done stands before the lack: 已对更新滞后的单位约谈.
        """
        hit = self._first("aspects", text)
        return hit is not None and hit.start() < end and self.acts(text, hit.end())

    def aspect(self, text: str) -> bool:
        """Whether a clause says that something is done, or is to be done (已, 将, 现由)."""
        return self._first("aspects", text) is not None

    def _first(self, group: str, text: str) -> Match | None:
        return self._groups.first(group, text[:_LONGEST])
