"""Wire facts in the making: only facts that some query could match, each with its properties."""

from hegui.engine.context import Context
from hegui.engine.ir import Number, Row


class Rows:
    """The rows of one run; a fact has at most one row, whatever rules ask about it."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._properties: dict[int, dict[str, Number]] = {}

    def of(self, position: int) -> dict[str, Number]:
        """Properties of the fact at *position*; its row comes to be when first asked for."""
        found = self._properties.get(position)
        if found is None:
            found = self._properties[position] = {}
        return found

    def sealed(self) -> tuple[list[Row], list[int]]:
        """The rows in the order of the report, with ids from 1; and the position of each."""
        positions = sorted(self._properties)
        rows = [
            Row(number, self._context.facts[position].kind, self._properties[position])
            for number, position in enumerate(positions, start=1)
        ]
        return rows, positions
