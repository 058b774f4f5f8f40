"""How a report names its agency, and which other agencies and places stand where it should."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from hegui.extraction.narrative.names.hosts import hosts
from hegui.extraction.narrative.names.own import Own, own_name
from hegui.extraction.narrative.names.roles import (
    Role,
    asked,
    contacts,
    issuers,
    leaders,
    named_at,
    rooms,
    subjects,
)
from hegui.extraction.narrative.names.selves import TWO_NAMES, SelfReference, self_references
from hegui.extraction.narrative.names.sites import addresses, sites
from hegui.extraction.narrative.names.slips import NameSlip, name_slips
from hegui.extraction.narrative.names.wording import NameWording, read_names
from hegui.extraction.narrative.reader import Context
from hegui.extraction.narrative.told import Sentence, Told
from hegui.facts.fact import Fact
from hegui.forms.edition import Form

__all__ = ["NameReader"]

_ALWAYS_SO = "正文一直这样写，只有标题不同，说不准是哪一处错"
_MAY_BE_ABOVE = "可能是上级机关，名称里看不出"
_DOUBTS = {"self": TWO_NAMES, "mention": _ALWAYS_SO, "site": _MAY_BE_ABOVE}
_SHORT_NAMES = 2  # so many are used without a word of explanation
_READERS = (issuers, leaders, rooms, sites, asked, addresses, contacts)


class NameReader:
    """Reads how the report calls its agency, and the names that stand in its place."""

    def __init__(self, wording: Mapping[str, Any], _form: Form) -> None:
        """Compiles what the pack says."""
        self._wording: NameWording = read_names(wording)

    def facts(self, context: Context) -> Iterator[Fact]:
        """In the order of the report; the same words in the same role are one fact."""
        if not context.agency:
            return
        told, wording = context.told, self._wording
        own = own_name(context.agency, context.title, context.agency_kind, told.text, wording)
        selves = list(self_references(told, own, wording.selves))
        found = [_self(one) for one in selves]
        found += [_slip(one) for one in name_slips(told.text, own, wording)]
        taken = {at for _, start, end, _ in found[len(selves) :] for at in range(start, end)}
        for role in _roles(told, own, wording, selves):
            if role.start not in taken:
                found.append((role.what, role.start, role.end, role.relation))
        yield from _facts(context, found)


_Found = tuple[str, int, int, str]


def _self(one: SelfReference) -> _Found:
    relation = "unknown" if one.fits is None else "own" if one.fits else "foreign"
    return "self", one.start, one.end, relation


def _slip(one: NameSlip) -> _Found:
    return "mention", one.start, one.end, "slip" if one.sure else "unknown"


def _roles(
    told: Told, own: Own, wording: NameWording, selves: list[SelfReference]
) -> Iterator[Role]:
    speaking = {told.sentence(one.start).start for one in selves if one.fits}

    def speaks_itself(sentence: Sentence) -> bool:
        return sentence.start in speaking

    yield from _alternating(subjects(told, own, wording, speaks_itself), told, own, wording)
    for read in _READERS:
        yield from read(told, own, wording)
    yield from hosts(told, own)


def _alternating(
    roles: Iterator[Role], told: Told, own: Own, wording: NameWording
) -> Iterator[Role]:
    """The roles; the third short name that nobody explained is another name."""
    defined = {hit.group("name") or "" for hit in wording.defined.finditer(told.text)}
    shorts: set[str] = set()
    for role in roles:
        named = named_at(told.text[role.start : role.end], wording)
        short = named.body if named and role.relation == "own" and not own.seat else ""
        if short and short != own.body and not any(short in one for one in defined):
            shorts.add(short)
            if len(shorts) > _SHORT_NAMES:
                yield replace(role, relation="alias")
                continue
        yield role


def _facts(context: Context, found: list[_Found]) -> Iterator[Fact]:
    """One fact for each name in each role, at the place where it comes first."""
    text = context.told.text
    times: dict[tuple[str, str, str], int] = {}
    first: dict[tuple[str, str, str], _Found] = {}
    for one in sorted(set(found), key=lambda item: item[1]):
        what, start, end, relation = one
        key = (what, text[start:end], relation)
        times[key] = times.get(key, 0) + 1
        first.setdefault(key, one)
    for key, (what, start, end, relation) in first.items():
        sure = relation not in ("maybe", "unknown")
        known = None if relation == "unknown" else "elsewhere" if relation == "maybe" else relation
        yield context.fact(
            "name",
            start,
            end,
            doubts={} if known else {"relation": _DOUBTS.get(what, "")},
            what=what,
            text=text[start:end],
            agency=context.agency,
            relation=known,
            sure=sure,
            times=times[key],
        )
