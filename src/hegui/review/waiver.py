"""A finding set aside by the office (豁免): which, by whom, why, until when."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from hegui.roster.names import plain

_LABEL = re.compile("「([^「」]{1,200})」")


@dataclass(frozen=True, slots=True)
class Waiver:
    """One waiver.

    Attributes:
        rule: id of the rule.
        agency: name as reports have it.
        year: report year.
        cell: ``table.row.column``, or the place as results show it; "" for any place.
        value: what stood there when it was given; "" for whatever stands there.
        reason: Chinese.
        approver: who gave it.
        given: since when it holds.
        until: the last day it holds.
        spot: file and line it is written at.
    """

    rule: str
    agency: str
    year: int
    cell: str
    value: str
    reason: str
    approver: str
    given: date
    until: date
    spot: str

    def concerns(self, report: Mapping[str, Any]) -> bool:
        """Whether it speaks of this report."""
        return self.year == report["year"] and plain(self.agency) == plain(report["agency"] or "")

    def names(self, finding: Mapping[str, Any]) -> bool:
        """Whether it speaks of this finding of such a report, whatever value stands there."""
        return self.rule == finding["rule"] and (not self.cell or bool(self._spots(finding)))

    def holds(self, finding: Mapping[str, Any]) -> bool:
        """Whether what it was given for still stands there."""
        if not self.value:
            return True
        return any(_same(self.value, place["text"]) for place in self._spots(finding))

    def _spots(self, finding: Mapping[str, Any]) -> list[Mapping[str, Any]]:
        places = list(finding["places"])
        if not self.cell:
            return places
        named = _LABEL.search(self.cell)  # as lists print it: 第2个表格第27行第10列「…」
        wanted = plain(named[1] if named else self.cell)
        return [
            place for place in places if wanted in {plain(_cell(place)), plain(place["label"])}
        ]

    def told(self) -> str:
        """What it is for, in words."""
        cell = f"“{self.cell}”" if self.cell else ""
        return f"{self.agency}{self.year}年度 {self.rule}{cell}"


def cells_of(finding: Mapping[str, Any]) -> list[str]:
    """Every cell of a finding, as a waiver names it; of one without cells ""."""
    return [_cell(place) for place in finding["places"] if place["column"]] or [""]


def _cell(place: Mapping[str, Any]) -> str:
    return ".".join(str(place[part]) for part in ("table", "row", "column"))


def _same(written: str, stands: str) -> bool:
    """Whether two texts are one number, or the same but for blanks."""
    one, other = _number(written), _number(stands)
    if one is not None and other is not None:
        return one == other
    return plain(written) == plain(stands)


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text.strip().replace(",", "").replace("，", ""))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
