"""A whole and its parts, as a report tells them."""

from dataclasses import dataclass
from decimal import Decimal

from hegui.extraction.narrative.parts.items import Item


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A whole and its parts, as they are told.

    Attributes:
        start: offset in the text where the whole or its first part begins.
        end: offset behind the last of them.
        whole: the item that is divided.
        parts: the items that divide it.
        sum: of the parts; None if one is a round number.
        closed: the words say that the parts are all there are.
        nearly: they do not, but the parts nearly make the whole.
        agrees: the parts make the whole; None if that cannot be said.
        overlapping: the words say that parts share things, or such parts often do.
        channels: the parts are channels of publication.
        depth: 0 if the whole is no part itself, else 1 or more.
    """

    start: int
    end: int
    whole: Item
    parts: tuple[Item, ...]
    sum: Decimal | None
    closed: bool
    nearly: bool
    agrees: bool | None
    overlapping: bool
    channels: bool
    depth: int
