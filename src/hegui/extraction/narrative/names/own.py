"""The agency's own name, taken apart, and how another name stands to it."""

from dataclasses import dataclass

from hegui.extraction.narrative.names.near import is_short_for, one_apart, shared
from hegui.extraction.narrative.names.places import RANKS, Chain, Place
from hegui.extraction.narrative.names.wording import NameWording
from hegui.model.agency_kind import AgencyKind

CITY, COUNTY, TOWN = (RANKS.index(name) for name in ("city", "county", "town"))
_RELATED = 0.7  # this much of another name comes in the own one: meant is the own agency
_KIN = 2  # characters they have in common at least


@dataclass(frozen=True, slots=True)
class Named:
    """An agency or a place as a text names it.

    Attributes:
        text: as written.
        chain: the places in it.
        relative: rank of 县 in 县财政局; None where the name begins otherwise.
        body: the agency's own name behind the places; "" for a place alone.
        seat: whether the body is that of a government and its office.
    """

    text: str
    chain: Chain
    relative: int | None
    body: str
    seat: bool


@dataclass(frozen=True)
class Own:
    """The agency whose report it is.

    Attributes:
        name: as the title has it.
        title: the whole title.
        kind: of agency.
        chain: the places it begins with, those above them put before where the text tells them.
        body: its own name behind them.
        seat: whether it is a government, its office, or a township.
        branch: stem of a place within its name (the branch of a place), or "".
        sure_city: whether a city it stands for surely has districts of its own.
    """

    name: str
    title: str
    kind: AgencyKind
    chain: Chain
    body: str
    seat: bool
    branch: str
    sure_city: bool

    @property
    def deepest(self) -> Place | None:
        """The last place of its chain."""
        return self.chain.places[-1] if self.chain.places else None


def own_name(name: str, title: str, kind: AgencyKind, text: str, wording: NameWording) -> Own:
    """The agency *name* with what *text* tells of the places it belongs to."""
    chain = wording.places.read(name, strict=False)
    body = name[chain.end :]
    hit = wording.branches.search(body)
    return Own(
        name=name,
        title=title,
        kind=kind,
        chain=_with_parent(chain, text, wording),
        body=body,
        seat=not body or wording.roles.seat.match(body) is not None,
        branch=(hit.group("stem") or "") if hit else "",
        sure_city=wording.several_places.search(text) is not None,
    )


def _with_parent(chain: Chain, text: str, wording: NameWording) -> Chain:
    """*chain* with the city that the text writes right before it, if it is always the same."""
    if not chain.places or chain.places[0].rank <= CITY:
        return chain
    first = chain.places[0].text
    found: set[Place] = set()
    at = text.find(first)
    while at >= 0 and len(found) < 2:
        for begin in range(max(0, at - 5), at - 2):
            before = wording.places.read(text[begin:at], strict=True)
            if before.end == at - begin and before.places and before.places[-1].rank == CITY:
                found.add(before.places[-1])
                break
        at = text.find(first, at + len(first))
    return Chain((found.pop(), *chain.places), chain.end) if len(found) == 1 else chain


def place_relation(own: Own, chain: Chain) -> str:
    """How the places of another name stand to the agency's.

    ``same``, ``above``, ``below``, ``slip`` (one character differs), ``elsewhere``, ``maybe``
    (elsewhere, unless the one city lies in the other), or ``unknown``.
    """
    if own.deepest is None:
        return "unknown"
    slip = unknown = False
    for place in chain.places:
        mine = own.chain.of(place.rank)
        if place.stem == own.branch or place in own.chain.places:
            continue
        if mine is None:
            if place.rank > own.deepest.rank:
                return "unknown" if unknown else _below(own, place)
            unknown = True
        elif mine.unit == place.unit and one_apart(mine.stem, place.stem):
            slip = True
        elif place.rank == CITY and own.deepest.rank == CITY and not own.sure_city:
            return "maybe"
        else:
            return "elsewhere"
    if slip or unknown:
        return "slip" if slip else "unknown"
    last = chain.places[-1] if chain.places else own.deepest
    return "above" if last.rank < own.deepest.rank else "same"


def _below(own: Own, place: Place) -> str:
    return "elsewhere" if own.branch and place.rank == COUNTY else "below"


def body_relation(own: Own, named: Named, wording: NameWording) -> str:
    """How another name of the same place stands to the agency's.

    ``own``, ``slip`` (one character differs), ``former``, ``alias`` (another name for the same
    agency), ``above``, ``part`` or ``foreign``.
    """
    body = named.body
    if own.seat:
        return "own" if named.seat or not body else "part"
    if named.seat or not body:
        return "above"
    if body.startswith(own.body) or body == own.name:
        return "own"
    if named.chain.places and _is_former(own.body, body, wording):
        return "former"
    if is_short_for(body, own.body) or is_short_for(body, own.name):
        return "own"
    if len(body) == len(own.body) and one_apart(own.body, body) and not wording.is_agency(body):
        return "slip"
    if is_short_for(own.body, body) and body[-1] == own.body[-1]:
        return "alias"
    if _is_former(own.body, body, wording):
        return "former"
    is_institution = own.kind is AgencyKind.INSTITUTION
    is_part = body.endswith(wording.parts)
    if is_part and not is_institution:
        return "part"
    if not one_apart(own.body, body) and _means(body, own, wording):
        return "alias"
    return "foreign" if is_part or not is_institution else "above"


def _means(body: str, own: Own, wording: NameWording) -> bool:
    """Whether most of another name comes in the own one; one character may be all the difference.

    财政局 and 民政局 are two agencies, so the caller looks at names one character apart first.
    """
    stem = wording.stem(body)
    return len(stem) >= _KIN and shared(stem, own.name) >= _RELATED


def _is_former(own_body: str, body: str, wording: NameWording) -> bool:
    return any(
        now in own_body and any(old in body and old not in own_body for old in before)
        for now, before in wording.former
    )
