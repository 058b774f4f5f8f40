"""What a number is said of, as a value; how subjects that are named together become one."""

from dataclasses import dataclass, replace

from hegui.extraction.narrative.quantities.lexicon import Subject

WITHIN = "、和及与或以者的（）()含“”"  # may stand between subjects that are named together


@dataclass(frozen=True, slots=True)
class Said:
    """What a number, or a denial, is said of.

    Attributes:
        subject: with all rows and columns that were named together.
        at: offset of its word.
        share: it is only a part of that; None if this cannot be told.
        part: it follows 其中 or stands in an enumeration of parts.
        carried: what was brought over from the year before is said to be included.
        of: about of the whole that a clause before says it is part of; "" if none does.
    """

    subject: Subject
    at: int
    share: bool | None
    part: bool
    carried: bool
    of: str = ""


def joined_subject(one: Subject, other: Subject) -> Subject | None:
    """Two subjects named together; None if they cannot be added up."""
    if one.about != other.about or not one.listed:
        return None
    return replace(
        one,
        rows=tuple(dict.fromkeys((*other.rows, *one.rows))),
        columns=tuple(dict.fromkeys((*other.columns, *one.columns))),
    )
