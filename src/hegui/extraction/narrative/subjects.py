"""Who a clause of a report speaks of: its own agency, or another."""

from dataclasses import dataclass

from hegui.extraction.narrative.time_wording import TimeWording


@dataclass(frozen=True, slots=True)
class Teller:
    """Whose report it is, as far as subjects of sentences go.

    Attributes:
        names: how its name may begin a clause, longest first.
        year: the year it reports.
    """

    names: tuple[str, ...]
    year: int


def names_of(agency: str) -> tuple[str, ...]:
    """How an agency can be named at the head of a clause: its full name and the ends of it."""
    whole = {agency, agency.replace("人民政府", "政府")}
    ends = {name[at:] for name in whole for at in range(max(1, len(name) - 2))}
    places = {agency.removesuffix("人民政府")} if agency.endswith("人民政府") else set()
    seats = {end.removesuffix("人民政府") + "政府" for end in ends if end.endswith("人民政府")}
    offices = {end + "办公室" for end in ends | seats if end.endswith("政府")}
    return tuple(sorted((ends | seats | offices | places) - {""}, key=len, reverse=True))


def subject(text: str, teller: Teller, wording: TimeWording) -> int:
    """Length of the agency's own subject at the beginning of *text*; 0 if there is none."""
    own = wording.own.match(text[:16])
    if own is not None:
        return own.end()
    return next((len(name) for name in teller.names if text.startswith(name)), 0)


def is_foreign(clause: str, teller: Teller, wording: TimeWording) -> bool:
    """Whether the subject of a clause is another agency."""
    if subject(clause, teller, wording):
        return False
    return wording.foreign.match(clause) is not None
