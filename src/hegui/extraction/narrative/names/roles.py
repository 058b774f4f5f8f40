"""Other names in places where one expects the agency's own: who writes, works, leads, is asked.

Only names in such a role are read. A name merely mentioned (a partner, a neighbour, whoever
trained or checked) says nothing about whose report it is.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from hegui.extraction.narrative.names.own import Named, Own, body_relation, place_relation
from hegui.extraction.narrative.names.wording import NameWording
from hegui.extraction.narrative.told import Sentence, Told
from hegui.model.agency_kind import AgencyKind
from hegui.model.pattern import Match, Pattern

_ATTRIBUTE = re.compile(r"[\u4e00-\u9fff]{2,6}?的")  # 某局发布的信息: no one acts
_PART = re.compile(r"[^；;]+")
_MASKED = "某"  # 青禾市某局 names none
_AHEAD = 160  # characters looked at behind the beginning of a name
_HEAD = 100  # characters of a sentence in which its subject begins
NAME = 44  # no name is longer
_NEAR = 30  # words of other hands stand this near behind a name
_LOOK_BACK = 44
MOST = 4_000  # places in a report that are looked at for one role


@dataclass(frozen=True, slots=True)
class Role:
    """A name in a role.

    Attributes:
        what: ``issuer``, ``subject``, ``site``, ``led``, ``asked`` or ``address``.
        start: offset of its first character.
        end: offset behind its last one.
        relation: how it stands to the agency: ``own``, ``foreign``, ``elsewhere``, ``maybe``,
            ``former``, ``alias``, ``slip`` or ``unknown``.
    """

    what: str
    start: int
    end: int
    relation: str


def named_at(text: str, wording: NameWording) -> Named | None:
    """The agency or place that *text* begins with; None if it begins with neither."""
    text = text[:NAME]
    chain = wording.places.read(text, strict=True)
    rest = text[chain.end :]
    relative = None
    if not chain.places:
        relative = wording.roles.relative.get(text[:1])
        if relative is None:
            return None
        rest = text[1:]
    hit = wording.roles.body.match(rest)
    body = (hit.group() or "") if hit else ""
    if body and rest.startswith(wording.roles.not_behind_body, len(body)):
        body = ""
    if not body and relative is not None:
        return None
    end = len(text) - len(rest) + len(body)
    if _MASKED in text[:end]:
        return None
    seat = wording.roles.seat.match(body) is not None
    return Named(text[:end], chain, relative, body, seat)


def subjects(
    told: Told, own: Own, wording: NameWording, speaks_itself: Callable[[Sentence], bool]
) -> Iterator[Role]:
    """Names at the head of a sentence that says what the report's own agency would say."""
    begins = wording.places.units
    for sentence in told.sentences:
        for part in _PART.finditer(sentence.text):
            if not begins.search(part[0], 0, _HEAD):
                continue
            head = wording.roles.heads.match(part[0])
            for skip in dict.fromkeys((0, head.end() if head else 0)):
                found = _subject(part[0][skip:], own, wording)
                if found is None:
                    continue
                what, named, relation = found
                if what == "subject" and relation != "own":
                    if speaks_itself(sentence):
                        continue
                    until = part.start() + skip + len(named.text) + _NEAR
                    if wording.roles.other_hands.search(sentence.text[:until]):
                        continue
                start = sentence.start + part.start() + skip
                yield Role(what, start, start + len(named.text), relation)
                break


def _subject(text: str, own: Own, wording: NameWording) -> tuple[str, Named, str] | None:
    named = named_at(text, wording)
    if named is None:
        return None
    behind = text[len(named.text) : len(named.text) + _AHEAD]
    if named.body and wording.roles.issues.match(behind):
        relation = relation_of(own, named, wording)
        return None if relation == "" else ("issuer", named, relation)
    if _ATTRIBUTE.match(behind):
        return None
    if not wording.roles.reports.match(behind) and (named.body or named.relative is not None):
        return None
    if not named.body and not wording.roles.place_reports.search(behind):
        return None
    relation = relation_of(own, named, wording)
    if not relation or (relation == "former" and _of_the_past(text, wording)):
        return None
    return "subject", named, relation


def _of_the_past(text: str, wording: NameWording) -> bool:
    return wording.former_unless.search(text[:_AHEAD]) is not None


def relation_of(own: Own, named: Named, wording: NameWording) -> str:
    """How a name in a role stands to the agency; "" where it may well stand there."""
    if named.relative is not None:
        return _relative(own, named, wording)
    place = place_relation(own, named.chain)
    if place in ("elsewhere", "maybe"):
        return "elsewhere"
    if place == "slip":
        return place
    if place == "above":
        return _of_place_above(own, named, wording)
    if place != "same":
        return ""
    return _of_same_place(own, named, wording)


def _of_place_above(own: Own, named: Named, wording: NameWording) -> str:
    """``foreign`` for an agency of the city or county above that is not the one above this one."""
    if not named.body or named.seat:
        return ""
    if own.kind is AgencyKind.TOWNSHIP:
        return "foreign"
    if own.kind is not AgencyKind.DEPARTMENT or own.seat:
        return ""
    relation = body_relation(own, named, wording)
    return relation if relation == "foreign" and wording.is_agency(named.body) else ""


def _relative(own: Own, named: Named, wording: NameWording) -> str:
    deepest = own.deepest
    if deepest is None or named.seat:
        return ""
    unit = named.text[:1]
    if deepest.unit != unit and not own.branch:
        return ""
    return _of_same_place(own, named, wording)


def _of_same_place(own: Own, named: Named, wording: NameWording) -> str:
    relation = body_relation(own, named, wording)
    if relation in ("above", "part"):
        return ""
    if relation == "foreign" and own.kind in (AgencyKind.GOVERNMENT, AgencyKind.TOWNSHIP):
        return ""
    return relation


def hits(pattern: Pattern, told: Told) -> Iterator[tuple[Sentence, int, Match]]:
    """Each hit in the whole text with its sentence and where the sentence begins."""
    for hit in islice(pattern.finditer(told.text), MOST):
        sentence = told.sentence(hit.start())
        if hit.end() <= sentence.end:
            yield sentence, sentence.start, hit


def issuers(told: Told, own: Own, wording: NameWording) -> Iterator[Role]:
    """Names said to be the issuer's: behind 由 in a sentence on the making, or a label."""
    for sentence, base, hit in hits(wording.roles.issuer_opens, told):
        at = hit.end() - base
        labelled = wording.roles.issuer_labels.search(hit.group() or "") is not None
        named = named_at(sentence.text[at:], wording)
        if named is None or not named.body:
            continue
        behind = sentence.text[at + len(named.text) : at + len(named.text) + _AHEAD]
        if not labelled and not (
            wording.roles.report.search(sentence.text) and wording.roles.drawn_up.match(behind)
        ):
            continue
        relation = relation_of(own, named, wording)
        if relation and not wording.former_unless.search(sentence.text[:at]):
            yield Role("issuer", base + at, base + at + len(named.text), relation)


def leaders(told: Told, own: Own, wording: NameWording) -> Iterator[Role]:
    """Places under whose leadership, or on whose orders, the agency says it works."""
    opens, closes = wording.roles.led_opens, wording.roles.led_closes
    for at, named in _between(told, opens, closes, wording):
        relation = place_relation(own, named.chain)
        if relation == "maybe" and own.kind is not AgencyKind.GOVERNMENT:
            relation = "elsewhere"
        if relation not in ("elsewhere", "slip"):
            continue
        if named.seat or _leads_the_work(told, at, named, relation, wording):
            yield Role("led", at, at + len(named.text), relation)


def _leads_the_work(
    told: Told, at: int, named: Named, relation: str, wording: NameWording
) -> bool:
    """Whether another place is named as the one in charge: 在某市政务公开办指导下."""
    behind = told.text[at + named.chain.end : at + named.chain.end + NAME]
    return (
        relation == "elsewhere"
        and wording.roles.led_work.search(behind) is not None
        and wording.roles.other_hands.search(told.sentence(at).text) is None
    )


def contacts(told: Told, own: Own, wording: NameWording) -> Iterator[Role]:
    """Agencies of another place with which a reader of the report is to get in touch."""
    for sentence, _, hit in hits(wording.roles.contact, told):
        words = sentence.text
        if not wording.roles.contact_for.search(words) or wording.roles.contact_not.search(words):
            continue
        named = named_at(hit.group("name") or "", wording)
        if named is None or not named.chain.places or not named.body:
            continue
        if place_relation(own, named.chain) in ("elsewhere", "maybe"):
            start = hit.end() - len(hit.group("name") or "")
            yield Role("address", start, start + len(named.text), "elsewhere")


def rooms(told: Told, own: Own, wording: NameWording) -> Iterator[Role]:
    """Places in which the agency says it has rooms for the public."""
    opens, closes = wording.roles.room_opens, wording.roles.room_closes
    for at, named in _between(told, opens, closes, wording):
        around = told.sentence(at).text
        if place_relation(own, named.chain) == "elsewhere" and not (
            wording.roles.other_hands.search(around)
        ):
            yield Role("site", at, at + len(named.text), "elsewhere")


def _between(
    told: Told, opens: Pattern, closes: Pattern, wording: NameWording
) -> Iterator[tuple[int, Named]]:
    """Names with a place behind a word that opens, with a word that closes not far behind."""
    for _, base, close in hits(closes, told):
        start = max(base, close.start() - _LOOK_BACK)
        before = told.text[start : close.start()]
        for opened in opens.finditer(before):
            named = named_at(before[opened.end() :], wording)
            if named is not None and named.chain.places:
                yield start + opened.end(), named


def asked(told: Told, own: Own, wording: NameWording) -> Iterator[Role]:
    """Governments and agencies to which the requests that the report counts were addressed."""
    for sentence, _, hit in hits(wording.roles.asked, told):
        name = hit.group("name") or hit.group("other") or ""
        named = named_at(name, wording)
        relation = _asked_relation(own, named) if named else ""
        if (
            named
            and relation
            and wording.roles.asked_here.search(sentence.text)
            and not wording.roles.passed_on.search(sentence.text)
        ):
            at = hit.start() + 1
            yield Role("asked", at, at + len(named.text), relation)


def _asked_relation(own: Own, named: Named) -> str:
    if named.relative is None:
        place = place_relation(own, named.chain)
        if place in ("elsewhere", "maybe", "slip"):
            return "slip" if place == "slip" else "elsewhere"
    if not named.seat or own.deepest is None:
        return ""
    rank = named.relative if named.relative is not None else named.chain.places[-1].rank
    if own.seat:
        return "foreign" if rank < own.deepest.rank else ""
    return ""
