"""What a finding rests on, in words: of a rule's law, only what held in the year of the report."""

from collections.abc import Mapping, Sequence
from typing import Any


class Law:
    """The law of a rules view.

    Attributes:
        rules: rule → its view.
    """

    def __init__(self, view: Mapping[str, Any]) -> None:
        self.rules: Mapping[str, Mapping[str, Any]] = view["rules"]
        self._editions = tuple(view["editions"].values())
        self._words: dict[tuple[str, int | None], str] = {}

    def of(self, rule: str, year: int | None) -> str:
        """Everything the rule rests on, one line a source; "" if the rule is not known."""
        if (rule, year) not in self._words:
            view = self.rules.get(rule)
            bases = view["basis"] if view else ()
            told = [basis_words(basis) for basis in self.due(bases, year)]
            self._words[rule, year] = "\n".join(told)
        return self._words[rule, year]

    def due(
        self, bases: Sequence[Mapping[str, str]], year: int | None
    ) -> Sequence[Mapping[str, str]]:
        """The bases without forms of other years; all of them if nothing else is left."""
        if year is None:
            return bases
        outdated = {
            edition["document"]
            for edition in self._editions
            if not edition["first_year"] <= year <= (edition["last_year"] or year)
        }
        return [basis for basis in bases if basis["document"] not in outdated] or bases


def basis_words(basis: Mapping[str, str]) -> str:
    """Source, number, article, and what it asks."""
    number = f"（{basis['document']}）" if basis["document"] else ""
    asks = f"：{basis['requires']}" if basis["requires"] else ""
    return f"{basis['source']}{number}{basis['article']}{asks}"
