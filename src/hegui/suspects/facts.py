"""Sums of a table that do not agree become facts: the fewest cells that would explain them.

One fact for each part of a table whose sums hang together, one for each suspect cell of the
proposals that are shown. Where everything agrees there is nothing. Changes no number.
"""

from collections.abc import Iterator, Mapping, Sequence

from hegui.facts.fact import Fact, FactBase, Value
from hegui.facts.suspect_kinds import IMBALANCE, SUSPECT
from hegui.forms.edition import Edition, Form
from hegui.suspects.problem import Problem, parts
from hegui.suspects.proposals import Proposal, ranked, say
from hegui.suspects.search import Found, smallest
from hegui.suspects.sheet import Sheet, sheets

_MOST_TOLD = 5  # cells, all proposals together; one proposal is told in any case
_SCANNED = "表格由扫描件识别得来，先与原件核对"
_TOO_MANY = "可能的改法太多，没有算完"
_OPEN = "可能的改法太多，没有一一列出"


def suspect_facts(base: FactBase, form: Form) -> list[Fact]:
    """What is most likely wrong in the tables of one report; [] where all sums agree."""
    edition = _edition(base, form)
    if edition is None:
        return []
    return [
        fact
        for sheet in sheets(base.facts, edition, form.placeholders)
        for fact in _of_sheet(sheet, edition, unsure=bool(base.unsure))
    ]


def _edition(base: FactBase, form: Form) -> Edition | None:
    name = next((fact.get("edition") for fact in base.of("table")), None)
    return next((edition for edition in form.editions if edition.id == name), None)


def _of_sheet(sheet: Sheet, edition: Edition, *, unsure: bool) -> Iterator[Fact]:
    for problem, at, _ in parts(sheet.problem):
        cells = [sheet.cells[n] for n in at]
        if not any(_counts(cells, problem, n) for n in problem.failing):
            continue  # only totals left empty: another matter
        found = Found(None, (), complete=False) if unsure else smallest(problem)
        proposals = ranked(found.changes, problem, cells)
        why = _SCANNED if unsure else "" if found.cells else _TOO_MANY
        fact = _imbalance(sheet, edition, cells, problem, found, proposals, why)
        yield fact
        for number, proposal in enumerate(proposals[: _shown(found)], 1):
            yield from _suspects(proposal, number, fact)


def _counts(cells: Sequence[Fact], problem: Problem, n: int) -> bool:
    """Whether a failing sum is more than a total left empty."""
    *_, (last, sign) = problem.sums[n]
    return (
        cells[last].get("state") == "number" or sum(s for _, s in problem.sums[n] if s < 0) != sign
    )


def _imbalance(
    sheet: Sheet,
    edition: Edition,
    cells: Sequence[Fact],
    problem: Problem,
    found: Found,
    proposals: Sequence[Proposal],
    why: str,
) -> Fact:
    first = cells[0]
    paper = edition.table_of(str(first.get("table")))
    shown = proposals[: _shown(found)]
    many = len(proposals) > 1
    fields: dict[str, Value] = {
        **_common(first),
        "label": f"{edition.section(paper.section).numeral}、{paper.title}",
        "id": ".".join(str(first.get(name)) for name in ("table", "row", "column")),
        "paper": paper.id,
        "sums": len(problem.failing),
        "left_out": sheet.left_out,
        "few": None if why else bool(proposals),
        "cells": found.cells if proposals else None,
        "proposals": len(proposals),
        "sole": "" if many or not proposals else proposals[0].say(),
        "several": len(proposals) if many else 0,
        "listed": "；".join(f"（{n}）{one.say()}" for n, one in enumerate(shown, 1))
        if many
        else "",
        "more": len(proposals) - len(shown),
        "open": "" if found.complete else _OPEN,
    }
    doubts = {"few": why, "cells": why} if why else {}
    likeliest = proposals[0].cells if proposals else ()
    behind = {f"{cell.get('row')}.{cell.get('column')}": cell for cell in likeliest}
    return Fact(IMBALANCE, fields, (*likeliest, first)[0].place, behind, doubts)


def _shown(found: Found) -> int:
    """How many proposals are told: fewer, the more cells each has."""
    return max(1, _MOST_TOLD // (found.cells or 1))


def _suspects(proposal: Proposal, number: int, whole: Fact) -> Iterator[Fact]:
    told = zip(proposal.cells, proposal.stands, proposal.should, proposal.words, strict=True)
    for order, (cell, stands, should, words) in enumerate(told, 1):
        fields: dict[str, Value] = {
            **_common(cell),
            **{name: cell.get(name) for name in ("label", "table", "row", "column")},
            "of": whole.get("id"),
            "proposal": number,
            "order": order,
            "stands": stands,
            "should": should,
            "slip": words,
            "text": say(cell, stands, should, words),
        }
        doubts = {} if should is not None else {"should": "改成几个数都可以使各处合计相等"}
        yield Fact(SUSPECT, fields, cell.place, doubts=doubts)


def _common(cell: Fact) -> Mapping[str, Value]:
    return {name: cell.get(name) for name in ("year", "edition", "agency_kind")}
