"""A line becomes a heading of a prescribed section, a heading of another one, or neither.

Splits the printed number off and looks the words up among the titles of the form, their
variants and the further spellings of ``reading.yaml``. Judges one line at a time; which of the
candidates are the report's headings is decided in ``sections``.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from hegui.documents.clean import fold, squeeze
from hegui.extraction.numerals import small_number
from hegui.extraction.prose import Line
from hegui.forms.edition import Edition, Form
from hegui.model.likeness import similarity
from hegui.model.place import Place

NEAR = 0.75  # from here on a numbered short line is a reworded title
_DOUBTFUL = 0.3  # from here on it may be one, if its number says so too
_LONGEST = 45
_LONG_TITLE = 4
_SENTENCE_LENGTH = 10
_SHORTEST_MERGED = 15
_CN = "[一二三四五六七八九十]{1,3}"
_NUMBER = re.compile(
    rf"[#*]*(?:第(?P<part>{_CN}|[0-9]{{1,2}})(?:部分|章)[、.．:：,，]?"
    rf"|[（(](?P<bracket>{_CN})[)）][、.．]?|(?P<broken>{_CN})[)）]"
    rf"|(?P<chinese>{_CN})[、.．,，:：]"
    rf"|(?P<arabic>[0-9]{{1,2}})(?:[、．,，:：]|\.(?![0-9]))"
    rf"|[（(](?P<small>[0-9]{{1,2}})[)）])"
)
_BARE = re.compile(rf"(?:(?P<bare>{_CN})|0?(?P<digit>[0-9]))[)）]?(?=.)")
_STYLES = {
    "part": "other",
    "bracket": "bracket",
    "broken": "bracket",
    "chinese": "chinese",
    "arabic": "arabic",
    "small": "other",
    "bare": "chinese",
}
_HIDDEN = "\ue000"  # stands for a known title
_NEXT_TITLE = re.compile(rf"(?:{_CN}|[0-9])[)）]?[、.．]?{_HIDDEN}")
_FIRST = ("一", "（一）")  # a list below a heading begins anew
_NEXT_NUMBERS = re.compile(rf"{_CN}[、.．][^。；;]{{4,40}}[；;]{_CN}[、.．]")
_TAIL = re.compile(r"(?:[.．…·。]{2,}[0-9]{0,3}|[.。:：;；*])+$")
_PUNCTUATION = re.compile(r"[、，,。．.：:；;（）()“”\"'‘’《》〈〉【】·\-—*■◆●▲★□◇※▪•]+")
_PUNCTUATED = "[、，,和]?"  # what may stand inside a title where a variant has nothing
_SENTENCE = re.compile(r"[。；;！!？?]")
_YEAR = re.compile(r"^[0-9]{4}年(?:度)?")


@dataclass(frozen=True, slots=True)
class Mark:
    """A printed number: its value, how it is written, and the words behind it."""

    number: int
    style: str
    rest: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may be a level-1 heading.

    Attributes:
        at: index of the line.
        number: the printed number; 0 for none.
        style: how it is written.
        heading: number and title.
        title: the words.
        section: id of the section it names, or "".
        wording: ``canonical``, ``accepted``, ``legacy``, ``similar``; "" without a section.
        body: what follows the heading in the same line.
        maybe: id of a section it resembles too little to be it, or "".
    """

    at: int
    number: int
    style: str
    heading: str
    title: str
    section: str
    wording: str
    body: str = ""
    maybe: str = ""


class HeadingBook:
    """Every title one edition knows, and what each of them means."""

    def __init__(
        self, edition: Edition, form: Form, others: Iterable[tuple[str, str, tuple[str, ...]]]
    ) -> None:
        """Look-up tables over the titles of *edition*; *others* are further spellings."""
        self._exact: dict[str, tuple[str, str]] = {}
        known: dict[str, list[str]] = {}
        for section in edition.sections:
            self._add(section.id, "canonical", (section.title,))
            self._add(section.id, "accepted", section.accepted)
            self._add(section.id, "legacy", section.legacy)
            known[section.id] = [key_of(section.title), *map(key_of, section.accepted)]
        for section_id, wording, titles in others:
            if section_id in known:
                self._add(section_id, wording, titles)
                known[section_id] += map(key_of, titles)
        self._known = known
        self.near = lru_cache(maxsize=4_000)(self._near)
        merged = sorted((key for key in self._exact if len(key) >= 4), key=len, reverse=True)
        self._merged = tuple(merged)
        self._labels = frozenset(_labels(form)) - set(self._exact)
        self._sorted = sorted(self._labels)
        spelt = (_PUNCTUATED.join(map(re.escape, key)) for key in merged)
        self._in_text = re.compile("|".join(spelt) or r"(?!)")

    def _add(self, section: str, wording: str, titles: Iterable[str]) -> None:
        for title in titles:
            self._exact.setdefault(key_of(title), (section, wording))

    def exact(self, title: str) -> tuple[str, str] | None:
        """Section and wording of a title that is spelt in a known way."""
        if len(title) > _LONGEST:
            return None
        key = key_of(title)
        return self._exact.get(key) or self._exact.get(_YEAR.sub("", key))

    def is_text(self, line: str) -> bool:
        """Whether a line without blanks is a heading, or a sentence, and no piece of a table."""
        if line[-1] in "。；：" and len(line) >= _SENTENCE_LENGTH:
            return not self.is_label(line)
        found = candidate(Line(0, line, 0, Place()), 0, self)
        if found is None or len(found.title) < _LONG_TITLE:
            return False
        if found.section and found.wording != "similar":
            return True
        likely = found.section or found.maybe
        return bool(likely) and not any(char.isdigit() for char in found.title)

    def is_broken(self, first: str, second: str) -> bool:
        """Whether two lines without blanks are one heading that was broken at a line's end."""
        if len(first) + len(second) > _LONGEST or self._is_title(first):
            return False
        return self._is_title(first + second)

    def _is_title(self, line: str) -> bool:
        return self.exact(_TAIL.sub("", split_number(line).rest)) is not None

    def _near(self, title: str) -> tuple[str, float]:
        """The section whose title is most like *title*, and how like it is."""
        key = key_of(title)
        best = ("", 0.0)
        for section, titles in self._known.items():
            for known in titles:
                score = 0.9 if len(known) >= 6 and known in key else similarity(key, known)
                if score > best[1]:
                    best = (section, score)
        return best

    def merged(self, text: str) -> tuple[str, str, str, str] | None:
        """Title, section, wording and body of a line in which text follows the title at once."""
        squeezed = text[:60]
        for key in self._merged:
            cut = _cut(squeezed, key) if squeezed[:1] == key[0] else None
            if cut is None:
                continue
            rest = text[cut:]
            if rest[:1] in "（(：:。，," or (
                len(rest) >= _SHORTEST_MERGED and rest[0] not in "的及和与、或；;"
            ):
                section, wording = self._exact[key]
                return text[:cut], section, wording, rest.lstrip("：:。，,")
        return None

    def hide_titles(self, text: str, token: str) -> tuple[str, list[str]]:
        """*text* with every known title in it replaced by *token*, and the titles in order."""
        titles: list[str] = []

        def hide(match: re.Match[str]) -> str:
            titles.append(match[0])
            return token

        return self._in_text.sub(hide, text), titles

    def is_label(self, title: str) -> bool:
        """Whether the words are (or begin) a row, a column or a caption of an official table."""
        key = key_of(title)
        if key in self._labels:
            return True
        at = bisect_left(self._sorted, key)
        return len(key) >= 4 and at < len(self._sorted) and self._sorted[at].startswith(key)


@lru_cache(maxsize=8_000)
def key_of(title: str) -> str:
    """A title as compared: folded, without blanks and punctuation."""
    return _PUNCTUATION.sub("", squeeze(fold(title)))


def _cut(text: str, key: str) -> int | None:
    """Where in *text* the title that begins it ends; None if it does not begin it."""
    at = 0
    for index, char in enumerate(text):
        if at == len(key):
            return index
        if char == key[at]:
            at += 1
        elif not _PUNCTUATION.match(char) or at == 0:
            return None
    return None


def _labels(form: Form) -> Iterable[str]:
    for edition in form.editions:
        for _, block in edition.blocks():
            texts = [block.caption, *block.captions, block.header]
            for row in block.rows:
                texts += [row.label, *row.variants]
            for column in block.columns:
                texts += [column.label, *column.variants]
            for text in texts:
                mark = split_number(squeeze(fold(text)))
                yield key_of(mark.rest)


def split_number(text: str) -> Mark:
    """The printed number at the beginning of a line without blanks, and the rest."""
    match = _NUMBER.match(text)
    if match is None or match.lastgroup is None:
        return Mark(0, "none", text.lstrip("#*"))
    value = small_number(match[match.lastgroup])
    return Mark(value or 0, _STYLES[match.lastgroup], text[match.end() :].lstrip("#*"))


def candidate(line: Line, at: int, book: HeadingBook) -> Candidate | None:
    """What heading a line may be; None for plain text."""
    mark = split_number(line.text)
    title = _TAIL.sub("", mark.rest)
    if mark.style == "none":
        return _unnumbered(line, at, title, book)
    hit = book.exact(title)
    if hit:
        heading = line.text.rstrip("*")
        return Candidate(at, mark.number, mark.style, heading, title, hit[0], hit[1])
    merged = book.merged(mark.rest)
    if merged and not _lists_titles(merged[3], book):
        name, section, wording, body = merged
        heading = line.text[: len(line.text) - len(mark.rest)] + name
        return Candidate(at, mark.number, mark.style, heading, name, section, wording, body)
    if len(title) > 30 or _SENTENCE.search(title) or len(title) < 2 or book.is_label(title):
        return None
    return _reworded(line, at, mark, title, book)


def _reworded(line: Line, at: int, mark: Mark, title: str, book: HeadingBook) -> Candidate | None:
    section, score = book.near(title)
    plain = Candidate(at, mark.number, mark.style, line.text, title, "", "")
    if score >= NEAR and len(title) >= 4:
        return Candidate(at, mark.number, mark.style, line.text, title, section, "similar")
    if mark.style == "bracket" or "，" in title or "," in title:
        return None
    if score >= _DOUBTFUL:
        return Candidate(at, mark.number, mark.style, line.text, title, "", "", maybe=section)
    return plain


def _unnumbered(line: Line, at: int, title: str, book: HeadingBook) -> Candidate | None:
    if len(title) > _LONGEST:
        return None
    hit = book.exact(title)
    if hit:
        return Candidate(at, 0, "none", line.text, title, hit[0], hit[1])
    bare = _BARE.match(title)
    if bare:
        rest = title[bare.end() :]
        hit = book.exact(rest)
        if hit:
            number = small_number(bare["bare"] or bare["digit"]) or 0
            style = "chinese" if bare["bare"] else "arabic"
            return Candidate(at, number, style, line.text, rest, hit[0], hit[1])
    if line.level and len(title) >= 4:
        section, score = book.near(title)
        if score >= NEAR:
            return Candidate(at, 0, "none", line.text, title, section, "similar")
    return None


def _lists_titles(body: str, book: HeadingBook) -> bool:
    """Whether the text behind a title goes on with the next numbered title: a list, no heading."""
    hidden, _ = book.hide_titles(body[:200], _HIDDEN)
    if _NEXT_TITLE.search(hidden):
        return True
    return not body.startswith(_FIRST) and bool(_NEXT_NUMBERS.search(body[:200]))


def by_section(candidates: Iterable[Candidate]) -> Mapping[str, list[Candidate]]:
    """Candidates that name a section, by its id."""
    found: dict[str, list[Candidate]] = {}
    for one in candidates:
        if one.section:
            found.setdefault(one.section, []).append(one)
    return found
