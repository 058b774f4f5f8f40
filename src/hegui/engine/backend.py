"""The interface of both backends, and which one a worker uses.

The durable engine is used where it imports and answers six known questions rightly; anywhere
else the reference carries the product, with equal findings.
"""

from collections.abc import Sequence
from typing import Protocol

from hegui.engine import durable
from hegui.engine.check import right_answers
from hegui.engine.compile import Program
from hegui.engine.durable import DurableBackend
from hegui.engine.ir import Match, Row
from hegui.engine.reference import ReferenceBackend

DURABLE, REFERENCE = "durable", "reference"
NAMES = (DURABLE, REFERENCE)


class Backend(Protocol):
    """Answers the queries of a program; keeps nothing between runs."""

    @property
    def name(self) -> str:
        """``durable`` or ``reference``."""

    def run(self, layer: int, rows: Sequence[Row]) -> list[Match]:
        """All matches of the queries of one layer over the rows of one report."""


def open_backend(name: str | None, program: Program) -> Backend:
    """The backend of that name for a program; once for each worker.

    None means durable. The reference stands in where the durable engine cannot be used; its
    ``name`` tells.
    """
    layers = [layer.queries for layer in program.layers]
    if name != REFERENCE and durable.available() and right_answers(DurableBackend):
        return DurableBackend(layers)
    return ReferenceBackend(layers)
