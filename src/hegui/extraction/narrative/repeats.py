"""Paragraphs that stand in the report twice.

Sentences are compared by their words alone; several in a row that stand elsewhere in the same
order make one passage. The preface is no part of it, for pages repeat it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from hegui.extraction.narrative.reader import Context
from hegui.extraction.narrative.sentences.words import first, patterns
from hegui.extraction.narrative.told import Sentence
from hegui.facts.fact import Fact
from hegui.forms.edition import Form

_PLAIN = re.compile(r"[^\w\n]+")
_HEAD = re.compile(r"^(?:[（(]?[一二三四五六七八九十0-9]{1,3}[)）、.．]|[一二三四五六七八九十]是)")
_QUOTE = 40
_COPIED = 0.6  # when so much of a report stands twice, its text was copied, not written twice
_MANY = 4  # so many passages make a copy of the whole
_COPY = "大部分文字都有两遍，可能是抽取时重复"


class RepeatReader:
    """Finds passages told twice; built once from the pack's wording."""

    def __init__(self, wording: Mapping[str, Any], form: Form) -> None:  # noqa: ARG002 - as all
        """Compiles what the pack says; the *form* has no part in it."""
        self._shortest = int(wording.get("shortest", 0))
        self._unless = patterns(wording.get("unless", ()))

    def facts(self, context: Context) -> Iterator[Fact]:
        """One for each passage, where it stands first."""
        if not self._shortest:
            return
        own = [one for one in context.told.sentences if one.section]
        every = _keys(own)
        if not _any_twice(every):
            return
        left = [at for at, one in enumerate(own) if first(self._unless, one.text) is None]
        told, keys = [own[at] for at in left], [every[at] for at in left]
        runs = list(_runs(told, keys, self._shortest))
        length = sum(map(len, keys)) or 1
        copied = len(runs) >= _MANY and sum(size for _, _, _, size in runs) * 2 / length > _COPIED
        again: dict[int, list[tuple[int, int, int]]] = {}
        for one, other, count, size in runs:
            again.setdefault(one, []).append((other, count, size))
        for one in sorted(again):
            other, count, size = again[one][0]
            start, end = told[one].start, told[one + count - 1].end
            second = context.told.place(told[other].start, told[other].end)
            yield context.fact(
                "repeat",
                start,
                end,
                {"sure": _COPY} if copied else {},
                length=size,
                times=len(again[one]) + 1,
                first=context.told.place(start, end).label,
                second=second.label,
                sure=None if copied else True,
                text=context.told.text[start : min(end, start + _QUOTE)],
            )


def _keys(own: Sequence[Sentence]) -> list[str]:
    """The bare words of each sentence; cleaned in one go, which no sentence's text can break."""
    lines = "\n".join(_HEAD.sub("", one.text) for one in own)
    return _PLAIN.sub("", lines).split("\n")


def _any_twice(keys: Sequence[str]) -> bool:
    """Whether any words stand in two sentences; in most reports none do, which ends it."""
    said = [key for key in keys if key]
    return len(set(said)) < len(said)


def _runs(
    told: Sequence[Sentence], keys: Sequence[str], shortest: int
) -> Iterator[tuple[int, int, int, int]]:
    """First place, second place, sentences and characters of each passage that comes again."""
    seen: dict[str, int] = {}
    at = 0
    while at < len(told):
        one = seen.setdefault(keys[at], at)
        count = 0
        while (
            one < at
            and at + count < len(told)
            and one + count < at
            and keys[one + count] == keys[at + count]
            and told[one + count].line == told[one].line
            and told[at + count].line == told[at].line
        ):
            count += 1
        size = sum(len(keys[at + more]) for more in range(count))
        if size >= shortest:
            yield one, at, count, size
        at += max(count, 1)
