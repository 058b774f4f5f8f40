"""``reading/names.yaml`` becomes compiled patterns, once for a pack."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from hegui.extraction.narrative.names.places import RANKS, PlaceReader, place_reader
from hegui.extraction.narrative.where import any_of
from hegui.model.pattern import Pattern, compile_pattern


@dataclass(frozen=True, slots=True)
class SelfWord:
    """A word that with 我 or 本 before it means the agency that writes, such as 局.

    Attributes:
        word: the word.
        rank: of a place, if it means one; else None.
        fits: agencies that may call themselves so, by name; None if only a place decides.
        unclear: agencies of which the name does not tell.
        not_before: words that end before 我 or 本 where it is no such word.
        not_behind: words behind it that make it another word.
    """

    word: str
    rank: int | None
    fits: Pattern | None
    unclear: Pattern | None
    not_before: tuple[str, ...]
    not_behind: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SelfWording:
    """How a report speaks of its own agency.

    Attributes:
        pattern: 我 or 本 with one of the words.
        words: the words, by themselves.
        not_before: 我 or 本 → words that end before it where it begins no such word.
        each: words before 本 where it means each of many.
        speech: a sentence in which someone else may be speaking.
        zones: words of a sentence in which 区 means a zone or something of the kind.
        regions: words of a text in which a smaller agency may mean the whole region.
        shared: words of a text which says that an agency has a second name.
        firm: names of agencies that are of one kind only, whatever ``unclear`` says.
    """

    pattern: re.Pattern[str]
    words: Mapping[str, SelfWord]
    not_before: Mapping[str, tuple[str, ...]]
    each: Pattern
    speech: Pattern
    zones: Pattern
    regions: Pattern
    shared: Pattern
    firm: Pattern


@dataclass(frozen=True, slots=True)
class RoleWording:
    """Where a name stands for whoever writes, leads, publishes or is asked.

    Attributes:
        body: an agency's own name at the beginning of a text, without places.
        not_behind_body: words behind an own name that make it another word (政府 in 政府信息).
        relative: an agency named by the kind of its place only, such as 县 in 县财政局.
        seat: own names of governments and of all that sits with them.
        heads: what may stand before a subject.
        issues: what a subject does who writes the report.
        drawn_up: what stands behind 由 and the name of who writes the report.
        report: words for the report.
        reports: what a subject does of whose work the report tells.
        place_reports: what a sentence says whose subject is a place.
        issuer_opens: what stands before the issuer's name.
        issuer_labels: that of it which is a label, and needs no words on the making.
        other_hands: words of a sentence in which other agencies have their say.
        sites: a site, whose name is ``(?P<name>…)``.
        site_opens: words before a site's name.
        site_for: words of a sentence that sends the reader to a site.
        vertical: agencies that are often run from the place above, by name.
        led_opens, led_closes: words before and behind who leads.
        led_work: what stands behind a place that leads where no government is named.
        contact: with whom the reader is to get in touch, ``(?P<name>…)``.
        contact_for, contact_not: words of a sentence that make it such an offer, or none.
        room_opens, room_closes: words before and behind a place where the agency serves people.
        asked: to whom a request was addressed, ``(?P<name>…)``.
        asked_here: words of a sentence in which such requests are counted as own.
        passed_on: words of a sentence in which requests come from or go to others.
        address: what stands before an address.
    """

    body: Pattern
    not_behind_body: tuple[str, ...]
    relative: Mapping[str, int]
    seat: Pattern
    heads: Pattern
    issues: Pattern
    drawn_up: Pattern
    report: Pattern
    reports: Pattern
    place_reports: Pattern
    issuer_opens: Pattern
    issuer_labels: Pattern
    other_hands: Pattern
    sites: Pattern
    site_opens: tuple[str, ...]
    site_for: re.Pattern[str]
    vertical: Pattern
    led_opens: Pattern
    led_closes: Pattern
    led_work: Pattern
    contact: Pattern
    contact_for: Pattern
    contact_not: Pattern
    room_opens: Pattern
    room_closes: Pattern
    asked: Pattern
    asked_here: Pattern
    passed_on: Pattern
    address: Pattern


@dataclass(frozen=True, slots=True)
class NameWording:
    """Everything the readers of names have to know.

    Attributes:
        places: reads places.
        selves: how a report speaks of its own agency.
        roles: where other names stand.
        former: part of an agency's name → parts that names had before.
        former_unless: words of a sentence that tells of the past.
        branches: words behind a place in an agency's name, ``(?P<stem>…)``.
        endings: the last words of agencies' names.
        agencies: names of agencies, places and endings left out, that one character may part.
        parts: last words of the names of what may be part of an agency.
        links: characters that names are often written without.
        shorts: own names that are one character shorter and in common use.
        defined: where a text says what it calls a name for short, ``(?P<name>…)``.
        several_places: words which show that an agency's city has districts of its own.
    """

    places: PlaceReader
    selves: SelfWording
    roles: RoleWording
    former: tuple[tuple[str, tuple[str, ...]], ...]
    former_unless: Pattern
    branches: Pattern
    endings: tuple[str, ...]
    agencies: frozenset[str]
    parts: tuple[str, ...]
    links: str
    shorts: tuple[str, ...]
    defined: Pattern
    several_places: Pattern

    def stem(self, body: str) -> str:
        """An agency's own name without its ending: 司法 of 司法局."""
        end = next((end for end in self.endings if body.endswith(end)), "")
        return body.removesuffix(end)

    def is_agency(self, body: str) -> bool:
        """Whether an agency is known to be called so."""
        return self.stem(body) in self.agencies


_NEVER = r"[^\s\S]"


def read_names(data: Mapping[str, Any]) -> NameWording:
    """The compiled wording.

    Raises:
        ValueError: a pattern cannot be compiled; the message says why, in Chinese.
    """
    own = data.get("own", {})
    return NameWording(
        places=place_reader(data.get("places", {})),
        selves=_selves(data.get("selves", {})),
        roles=_roles(data.get("roles", {}), own),
        former=tuple((item["now"], tuple(item["before"])) for item in data.get("former", ())),
        former_unless=_words(data.get("former_unless", ())),
        branches=_pattern(own, "branches"),
        endings=_longest(own.get("endings", ())),
        agencies=frozenset(own.get("agencies", ())),
        parts=tuple(own.get("parts", ())),
        links=own.get("links", ""),
        shorts=tuple(own.get("shorts", ())),
        defined=_pattern(own, "defined"),
        several_places=_words(own.get("several_places", ())),
    )


def _selves(data: Mapping[str, Any]) -> SelfWording:
    words = {item["word"]: _self_word(item) for item in data.get("words", ())}
    before = {item["word"]: tuple(item["not_before"]) for item in data.get("pronouns", ())}
    either = "|".join(map(re.escape, _longest(words)))
    who = "|".join(map(re.escape, before))
    return SelfWording(
        pattern=re.compile(f"(?P<who>{who})(?P<word>{either})" if words and before else r"(?!)"),
        words=words,
        not_before=before,
        each=_words(data.get("each", ())),
        speech=_words(data.get("speech", ())),
        zones=_words(data.get("zones", ())),
        regions=_words(data.get("regions", ())),
        shared=_words(data.get("shared", ())),
        firm=_pattern(data, "firm"),
    )


def _self_word(item: Mapping[str, Any]) -> SelfWord:
    return SelfWord(
        word=item["word"],
        rank=RANKS.index(item["rank"]) if "rank" in item else None,
        fits=compile_pattern(item["fits"]) if "fits" in item else None,
        unclear=compile_pattern(item["unclear"]) if "unclear" in item else None,
        not_before=tuple(item.get("not_before", ())),
        not_behind=tuple(item.get("not_behind", ())),
    )


def _roles(data: Mapping[str, Any], own: Mapping[str, Any]) -> RoleWording:
    endings = "|".join(_longest(own.get("endings", ()))) or _NEVER
    return RoleWording(
        body=compile_pattern(
            rf"^(?:{own.get('seat', _NEVER)}|\p{{Han}}{{1,20}}?(?:{endings}))(?:{endings})?"
        ),
        not_behind_body=tuple(own.get("not_behind_body", ())),
        relative={item["word"]: RANKS.index(item["rank"]) for item in own.get("relative", ())},
        seat=compile_pattern(rf"^(?:{own.get('seat', _NEVER)})$"),
        heads=_pattern(data, "heads"),
        issues=_pattern(data, "issues"),
        drawn_up=_pattern(data, "drawn_up"),
        report=_words(data.get("report", ())),
        reports=_pattern(data, "reports"),
        place_reports=_pattern(data, "place_reports"),
        issuer_opens=compile_pattern(f"由|{data.get('issuer_labels', _NEVER)}"),
        issuer_labels=_pattern(data, "issuer_labels"),
        other_hands=_words(data.get("other_hands", ())),
        sites=_pattern(data, "sites"),
        site_opens=tuple(data.get("site_opens", ())),
        site_for=any_of(data.get("site_for", ())),
        vertical=_words(data.get("vertical", ())),
        led_opens=_words(data.get("led_opens", ())),
        led_closes=_words(data.get("led_closes", ())),
        led_work=_pattern(data, "led_work"),
        contact=_pattern(data, "contact"),
        contact_for=_words(data.get("contact_for", ())),
        contact_not=_words(data.get("contact_not", ())),
        room_opens=_words(data.get("room_opens", ())),
        room_closes=_words(data.get("room_closes", ())),
        asked=_pattern(data, "asked"),
        asked_here=_words(data.get("asked_here", ())),
        passed_on=_words(data.get("passed_on", ())),
        address=_pattern(data, "address"),
    )


def _pattern(data: Mapping[str, Any], name: str) -> Pattern:
    return compile_pattern(data.get(name, _NEVER))


def _words(words: Iterable[str]) -> Pattern:
    """A pattern for any of the words; one that never matches for none."""
    return compile_pattern("|".join(map(re.escape, _longest(words))) or _NEVER)


def _longest(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=len, reverse=True))
