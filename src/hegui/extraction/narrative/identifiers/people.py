"""Names of applicants, where a person lives, what a person suffers from.

A name is a surname and one or two more characters behind what an applicant is called, with a
verb behind it; officials, and words that begin like a name, are none. Masked names are none.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from hegui.extraction.narrative.identifiers.found import Found
from hegui.extraction.narrative.masking import masked, masked_name
from hegui.extraction.narrative.slips.slip import HAN
from hegui.extraction.narrative.told import Sentence, Told
from hegui.extraction.narrative.where import any_of, sentences_with
from hegui.model.pattern import Pattern, compile_pattern

_BEGIN = r"(?:^|(?<=[，。；：、\n“（(]))"
_HANDED_IN, _BY = r"[件宗份请](?:均|都)?", "[由系为是]"  # 1件由……提出, 该申请系……提交
_LIVES = re.compile("住|地址|户籍")  # no address of a person is told without one of these
_TITLES = ("先生", "女士", "小姐", "同志")  # 李女士 tells no name
_MOST = 6  # of one kind in one sentence
_SHOWN = 12


class PeopleFinder:
    """Finds them with the wording of a pack."""

    def __init__(self, wording: Mapping[str, Any]) -> None:
        """Compiles it."""
        names = wording.get("names", {})
        self._never = tuple(names.get("never", ()))
        self._names = _name_patterns(names) if names else ()
        self._next = _next_pattern(names) if names else None
        self._addresses = _patterns(wording, "addresses")
        self._not_addresses = _patterns(wording, "not_addresses")
        self._illnesses = _patterns(wording, "illnesses")
        self._money = _patterns(wording, "money")
        self._of_one = any_of(wording.get("illness_persons", ()))
        words = [*names.get("one", ()), *names.get("many", ()), *names.get("asks", ())]
        self._named = (any_of(words), *([re.compile(f"{_HANDED_IN}{_BY}")] if names else []))

    def find(self, told: Told) -> Iterator[Found]:
        """Every one in the prose."""
        named = {one.start: one for by in self._named for one in sentences_with(told, by)}
        for start in sorted(named):
            yield from self._people(named[start])
        for sentence in sentences_with(told, _LIVES):
            yield from self._lives(told, sentence)
        for sentence in sentences_with(told, self._of_one):
            yield from _found("illness", self._illnesses, sentence)
            yield from _found("account", self._money, sentence)

    def _people(self, sentence: Sentence) -> Iterator[Found]:
        last = -1
        for pattern in self._names:
            for count, hit in enumerate(pattern.finditer(sentence.text)):
                name = hit["name"]
                if count >= _MOST:
                    break
                if hit.start("name") <= last or self._no_name(name):
                    continue
                last = hit.start("name")
                yield _person(name, sentence.start + last)
                for more in self._more(sentence.text, hit.end("name")):
                    last = more.start("name")
                    yield _person(more["name"], sentence.start + last)

    def _more(self, text: str, at: int) -> Iterator[re.Match[str]]:
        """The names that stand in a list behind a name."""
        for _ in range(_MOST if self._next is not None else 0):
            hit = self._next.match(text, at) if self._next else None
            if hit is None or self._no_name(hit["name"]):
                return
            yield hit
            at = hit.end("name")

    def _no_name(self, name: str) -> bool:
        return name.endswith(_TITLES) or name.startswith(self._never)

    def _lives(self, told: Told, sentence: Sentence) -> Iterator[Found]:
        for one in _found("address", self._addresses, sentence):
            begin, end = told.clause(one.start, one.end)
            clause = told.text[begin:end]
            if not any(pattern.search(clause) for pattern in self._not_addresses):
                yield one


def _found(kind: str, patterns: Iterable[Pattern], sentence: Sentence) -> Iterator[Found]:
    seen: set[int] = set()
    for pattern in patterns:
        for count, hit in enumerate(pattern.finditer(sentence.text)):
            if count >= _MOST or hit.start() in seen:
                break
            seen.add(hit.start())
            said = sentence.text[hit.start() : hit.end()]
            shown = said if len(said) <= 4 else f"{masked(said)[: _SHOWN // 2]}……"
            yield Found(kind, sentence.start + hit.start(), sentence.start + hit.end(), shown)


def _person(name: str, start: int) -> Found:
    return Found("person", start, start + len(name), masked_name(name))


def _name(names: Mapping[str, Any]) -> tuple[str, str]:
    """Expressions for a surname and for a name."""
    never = re.escape(names.get("never_in", ""))
    surname = f"(?:{_either(names.get('double_surnames', ()))}|[{names.get('surnames', '')}])"
    return surname, rf"(?P<name>{surname}(?:(?![{never}])[{HAN}]){{1,2}}?)"


def _next_pattern(names: Mapping[str, Any]) -> re.Pattern[str]:
    follows = _either([*names.get("follows", ()), *names.get("follows_one", ())])
    return re.compile(rf"[、和与及]{_name(names)[1]}(?=及|{follows})")


def _name_patterns(names: Mapping[str, Any]) -> tuple[re.Pattern[str], ...]:
    surname, name = _name(names)
    more = rf"、{surname}[{HAN}]{{1,2}}(?:等|、|和|要求|申请|提出|反映|向)"
    many, one = _either(names.get("many", ())), _either(names.get("one", ()))
    follows, only = _either(names.get("follows", ())), _either(names.get("follows_one", ()))
    several = r"等[0-9一二两三四五六七八九十]{1,3}(?:人|名|户|位)"
    asks = _either(names.get("asks", ()))
    return (
        re.compile(rf"(?:{one})(?:为|是|：|:)?{name}(?={follows}|{only}|{more}|{several})"),
        re.compile(rf"(?:{many})(?:为|是|：|:)?{name}(?={follows}|{more}|{several})"),
        re.compile(rf"(?:{one})[：:为是系]{name}(?=[，。；、）)]|$)"),
        re.compile(rf"(?:{one})[（(]{name}[）)]"),
        re.compile(rf"{_HANDED_IN}{_BY}{name}(?=提出|提交|提起|申请)"),
        re.compile(rf"(?:{_BEGIN}(?:其中|分别为|由|如|即)?|收到|接到|受理|办理){name}(?={asks})"),
    )


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _patterns(wording: Mapping[str, Any], key: str) -> tuple[Pattern, ...]:
    return tuple(map(compile_pattern, wording.get(key, ())))
