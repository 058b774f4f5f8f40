"""Simple statements: 不涉及A、B事项; 未收到申请; 作出X若干件.

Precision before recall: an item of a list counts only if it is nothing but a known subject with
a harmless ending, and a clause that speaks of others, of other years or of a part of the year is
passed over. Subjects are the plain rows of the form and the names the pack adds.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hegui.extraction.headings import key_of, split_number
from hegui.extraction.numerals import number, small_number
from hegui.extraction.prose import Prose
from hegui.extraction.wording import StatementWording
from hegui.forms.edition import Form
from hegui.model.place import Place

_LIST = 80  # characters a list of subjects may take
_SPLIT = re.compile(r"[、和及与或]|以及|”“|\"\"")
_QUOTES = re.compile(r"[“”\"'‘’]")
_STOP = re.compile(r"[。；;！，,：:（）()\n]")
_YEAR = re.compile(r"([0-9]{4})年")


@dataclass(frozen=True, slots=True)
class Statement:
    """What the prose says of one thing; ``amount`` None where it is only about so many.

    ``start`` is where its clause begins in the whole prose.
    """

    kind: str
    about: str
    amount: int | None
    unit: str
    exact: bool
    scope: str
    section: str
    text: str
    place: Place
    start: int


class StatementReader:
    """Finds the statements; built once for a pack and its form."""

    def __init__(self, wording: StatementWording, form: Form) -> None:
        """Collects the subjects: rows under no group, and the names of the pack."""
        self._wording = wording
        self._subjects: dict[str, str] = {}
        self._short: dict[str, str] = {}
        for about, (spelt, short) in wording.subjects.items():
            self._subjects.update((name, about) for name in spelt)
            self._short.update((name, about) for name in short)
        for edition in form.editions:
            for _, block in edition.blocks():
                for row in block.rows:
                    if row.label and not (row.parent or row.group or row.total):
                        name = key_of(split_number(row.label).rest)
                        self._subjects.setdefault(name, row.id)
        names = "|".join(map(re.escape, sorted(self._subjects, key=len, reverse=True)))
        self._names = re.compile(names or r"(?!)")
        self._triggers = _any(*wording.before, *wording.after)
        tails = "|".join(wording.tails) or r"(?!)"
        heads = "|".join(wording.tailed) or r"(?!)"
        self._tailed = re.compile(rf"(?:{heads})(?P<list>[^。；;\n]{{2,{_LIST}}}?)(?:{tails})")
        verbs = "|".join(wording.none_verbs) or r"(?!)"
        self._none = re.compile(
            rf"(?:{verbs})(?:任何|过|相关|有关)?(?P<subject>{names or '(?!)'})"
        )

    def statements(self, prose: Prose, year: int | None) -> Iterator[Statement]:
        """Every statement of the text; *year* is the report's, to pass over other years."""
        said = (
            *self._not_involved(prose, year),
            *self._nothing(prose, year),
            *self._amounts(prose, year),
        )
        once = {(one.kind, one.about, one.amount, one.start): one for one in said}
        yield from sorted(once.values(), key=lambda one: one.start)

    def _not_involved(self, prose: Prose, year: int | None) -> Iterator[Statement]:
        text = prose.text
        seen: set[tuple[str, int]] = set()
        for match in self._triggers.finditer(text):
            begin = prose.sentence(match.start(), match.end())[0]
            if self._passed_over(text[prose.clause(*match.span())[0] : match.end()], year):
                continue
            stop = _stop(text, match.end())
            found = self._subjects_of(text[match.end() : stop])
            start = match.start()
            if not found and stop - match.end() <= 2 and match[0] in self._wording.after:
                start = max(begin, match.start() - _LIST)
                found = self._subjects_before(text[start : match.start()])
            yield from self._said(found, seen, begin, prose, (start, stop))
        for match in self._tailed.finditer(text):
            begin = prose.clause(*match.span())[0]
            if not self._passed_over(text[begin : match.end()], year):
                found = self._subjects_of(match["list"])
                yield from self._said(found, seen, begin, prose, match.span())

    def _said(
        self,
        found: list[str],
        seen: set[tuple[str, int]],
        begin: int,
        prose: Prose,
        span: tuple[int, int],
    ) -> Iterator[Statement]:
        for about in found:
            if (about, begin) not in seen:
                seen.add((about, begin))
                scope = self._scope(prose.text[begin : span[1]])
                yield _statement("not_involved", about, (None, ""), scope, prose, span)

    def _nothing(self, prose: Prose, year: int | None) -> Iterator[Statement]:
        text = prose.text
        for match in self._none.finditer(text):
            listed = text[match.start("subject") : _stop(text, match.end())]
            items = [item for item in _SPLIT.split(_QUOTES.sub("", listed)) if item]
            found = [self._subject(item, short=True) for item in items]
            for about in found if all(found) else ():
                yield from self._none_of(about, match.span(), prose, year)
        for about, pattern in self._wording.none:
            for hit in pattern.finditer(text):
                yield from self._none_of(about, hit.span(), prose, year)

    def _none_of(
        self, about: str, span: tuple[int, int], prose: Prose, year: int | None
    ) -> Iterator[Statement]:
        begin, finish = prose.clause(*span)
        if not self._passed_over(prose.text[begin:finish], year):
            scope = self._scope(prose.text[begin:finish])
            yield _statement("none", about, (0, ""), scope, prose, span)

    def _amounts(self, prose: Prose, year: int | None) -> Iterator[Statement]:
        for about, pattern in self._wording.amounts:
            for hit in pattern.finditer(prose.text):
                begin, finish = prose.clause(*hit.span())
                said = prose.text[begin:finish]
                before = prose.clause(max(begin - 1, 0), begin)[0]
                if self._passed_over(prose.text[before:finish], year):
                    continue
                groups = hit.groupdict()
                value = number(groups.get("number") or "")
                if value is None or value != int(value):
                    continue
                exact = not (groups.get("about") or groups.get("more"))
                count = (int(value) if exact else None, groups.get("unit") or "")
                yield _statement("amount", about, count, self._scope(said), prose, hit.span())

    def _passed_over(self, clause: str, year: int | None) -> bool:
        """Whether a clause speaks of somebody else, another year or a part of the year."""
        if self._wording.unless.search(clause):
            return True
        return any(small_number(hit[1]) != year for hit in _YEAR.finditer(clause))

    def _scope(self, clause: str) -> str:
        other = self._wording.other.search(clause)
        if other is None:
            return "own"
        own = self._wording.own.search(clause)
        # 我局下属单位 speaks of others, 我局及下属单位 of both.
        return "unknown" if own is not None and own.end() != other.start() else "other"

    def _subjects_of(self, listed: str) -> list[str]:
        """Subjects of a list; an item that is more than a subject is left out."""
        found: list[str] = []
        for item in _SPLIT.split(listed):
            about = self._subject(_QUOTES.sub("", item), short=bool(found))
            if about and about not in found:
                found.append(about)
        return found

    def _subjects_before(self, listed: str) -> list[str]:
        """Subjects of a list that stands before the words that deny it."""
        text = _QUOTES.sub("", listed)
        changed = True
        while changed:
            changed = False
            for word in (*self._wording.fillers, *self._wording.suffixes, "，", ","):
                if text.endswith(word):
                    text, changed = text[: -len(word)], True
        cut = max((text.rfind(stop) for stop in "。；;，,：:\n"), default=-1)
        hit = self._names.search(text, cut + 1)
        return self._subjects_of(text[hit.start() :]) if hit else []

    def _subject(self, item: str, *, short: bool) -> str:
        hit = self._names.match(item)
        if hit and not self._without_suffixes(item[hit.end() :]):
            return self._subjects[hit[0]]
        plain = item
        for suffix in self._wording.suffixes:
            plain = plain.removesuffix(suffix)
        return self._short.get(plain, "") if short else ""

    def _without_suffixes(self, text: str) -> str:
        changed = True
        while changed and text:
            changed = False
            for word in self._wording.suffixes:
                if text.startswith(word):
                    text, changed = text[len(word) :], True
        return text


def _any(*words: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, dict.fromkeys(words))) or r"(?!)")


def _stop(text: str, start: int) -> int:
    hit = _STOP.search(text, start, start + _LIST)
    return hit.start() if hit else min(len(text), start + _LIST)


def _statement(
    kind: str,
    about: str,
    count: tuple[int | None, str],
    scope: str,
    prose: Prose,
    span: tuple[int, int],
) -> Statement:
    begin, finish = prose.clause(*span)
    return Statement(
        kind=kind,
        about=about,
        amount=count[0],
        unit=count[1],
        exact=kind != "amount" or count[0] is not None,
        scope=scope,
        section=prose.section(span[0]),
        text=prose.text[begin:finish],
        place=prose.place(begin, finish),
        start=begin,
    )
