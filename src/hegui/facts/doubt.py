"""What the reader could not decide, and between which readings."""

from dataclasses import dataclass, field

from hegui.model.place import Place


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing the reader could not decide; never resolved silently.

    Attributes:
        code: from the open list of the facts document (``short_row``, ``ambiguous_row`` …).
        message: Chinese: what was met, where, and what a person should look at.
        place: where.
        table: id of the official table, if one is concerned.
        row: id of its row, if one is concerned.
        candidates: the readings still possible, each as the texts of the row's cells in order.
        inferred: column id → value every admissible reading agrees on; never counted as reported.
    """

    code: str
    message: str
    place: Place = field(default_factory=Place)
    table: str | None = None
    row: str | None = None
    candidates: tuple[tuple[str, ...], ...] = ()
    inferred: tuple[tuple[str, str], ...] = ()
