"""Sites to which the reader of a report is sent, and the agency's own address."""

from collections.abc import Iterator
from itertools import islice

from hegui.extraction.narrative.names.own import (
    TOWN,
    Named,
    Own,
    body_relation,
    place_relation,
)
from hegui.extraction.narrative.names.places import Chain
from hegui.extraction.narrative.names.roles import MOST, NAME, Role, hits
from hegui.extraction.narrative.names.wording import NameWording
from hegui.extraction.narrative.told import Sentence, Told
from hegui.extraction.narrative.where import sentences_with
from hegui.model.pattern import Match


def sites(told: Told, own: Own, wording: NameWording) -> Iterator[Role]:
    """Sites to which the reader of the report is sent."""
    found: list[tuple[Sentence, int, Named, str]] = []
    for sentence in islice(sentences_with(told, wording.roles.site_for), MOST):
        for hit in wording.roles.sites.finditer(sentence.text):
            for at, named in _site(hit, wording):
                relation = _site_relation(own, named, wording)
                found.append((sentence, sentence.start + at, named, relation))
    at_home = {sentence.start for sentence, _, _, relation in found if relation == "own"}
    for sentence, at, named, relation in found:
        doubtful = relation in ("maybe", "unknown") and sentence.start not in at_home
        if (relation == "elsewhere" or doubtful) and not wording.roles.other_hands.search(
            sentence.text
        ):
            yield Role("site", at, at + len(named.text), relation)


def _site(hit: Match, wording: NameWording) -> Iterator[tuple[int, Named]]:
    """The name of a site, and where it begins: behind the first word that opens one."""
    run = hit.group("name") or ""
    begin = hit.start()
    for at in range(len(run)):
        if at and not run[:at].endswith(wording.roles.site_opens):
            continue
        chain = wording.places.read(run[at:], strict=True)
        if chain.places:
            yield begin + at, _named_site(run[at:], chain, wording)
            return


def _named_site(text: str, chain: Chain, wording: NameWording) -> Named:
    hit = wording.roles.body.match(text[chain.end :])
    body = (hit.group() or "") if hit else ""
    seat = wording.roles.seat.match(body) is not None
    return Named(text[: chain.end + len(body)], chain, None, body, seat)


def _site_relation(own: Own, named: Named, wording: NameWording) -> str:
    """``own`` also for a site of the same place; ``maybe`` for the same agency of a city.

    Reports stand on sites of their own place; an agency that is run from the city above may
    share its site, and its name tells that.
    """
    place = place_relation(own, named.chain)
    if place in ("elsewhere", "maybe"):
        return place
    if place == "same" and named.chain.places:
        return "own"
    if place != "unknown" or not named.body:
        return ""
    if named.seat and own.deepest is not None and own.deepest.rank == TOWN:
        return "unknown"  # the county's site is the usual one; whose city it is nobody can tell
    if named.seat or own.seat:
        return ""
    if body_relation(own, named, wording) not in ("own", "alias"):
        return ""
    return "unknown" if wording.roles.vertical.search(own.name) else "maybe"


def addresses(told: Told, own: Own, wording: NameWording) -> Iterator[Role]:
    """Places in the agency's own address."""
    for sentence, _, hit in hits(wording.roles.address, told):
        start = hit.end()
        chain = wording.places.read(
            told.text[start : min(sentence.end, start + NAME)], strict=True
        )
        if chain.places and place_relation(own, chain) == "elsewhere":
            yield Role("address", start, start + chain.end, "elsewhere")
