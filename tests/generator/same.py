"""Two readings of one report, made of two forms of it, say the same: fact by fact.

What is left out, and why:

* where a fact stands: each kind of file has places of its own;
* blanks and line ends inside texts: they are the form's, a cell's width breaks a label;
* of forms that store numbers as numbers: how a number was printed (1,234 or +4, 元 behind it);
* of forms in which an empty cell leaves no trace: cells, and all that counts or adds them up;
* of pages with menus around a report whose headings have no numbers: the texts of report and
  sections, because nothing but the numbers says where such a report begins and ends;
* of workbooks that keep text in cells, or headings in names of sheets, and headings without
  numbers: all but the cells of the tables, because such a heading looks like any other cell;
* of plain text with page numbers among its lines: the same texts, because the numbers stay there.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache

from hegui.documents.clean import squeeze
from hegui.facts.fact import Fact, FactBase
from tests.generator.forms import Form, MadeForm
from tests.generator.report import Report

_PRINTED = frozenset({"text", "style"})
_OF_CELLS = frozenset({"cell", "row", "column", "row_slot", "column_slot", "table"})

_OF_TEXTS = frozenset({"report", "section", "table_slot"})
_AROUND = frozenset({"text", "length", "section_length"})

_IN_TABLES = frozenset({"cell", "row", "row_slot"})

Said = tuple[tuple[str, str], ...]


def loses_headings(form: Form | MadeForm, report: Report) -> bool:
    """Whether nobody could say which lines of *report* in *form* are headings."""
    return form.cells_only and "numberless" in report.odd


def differences(
    base: FactBase, other: FactBase, form: Form | MadeForm, report: Report
) -> list[str]:
    """What only one of the two readings of *report* says; *base*'s form loses nothing."""
    mine, theirs = _all(base, form, report), _all(other, form, report)
    only: dict[str, tuple[list[Said], list[Said]]] = defaultdict(lambda: ([], []))
    for side, said in enumerate((mine - theirs, theirs - mine)):
        for kind, fields in said.elements():
            only[kind][side].append(fields)
    return [line for kind, sides in sorted(only.items()) for line in _told(kind, *sides)]


def _all(base: FactBase, form: Form | MadeForm, report: Report) -> Counter[tuple[str, Said]]:
    return Counter(
        (fact.kind, _fields(fact, form, report))
        for fact in base.facts
        if (form.blanks or fact.kind not in _OF_CELLS)
        and (not loses_headings(form, report) or fact.kind in _IN_TABLES)
    )


def _fields(fact: Fact, form: Form | MadeForm, report: Report) -> Said:
    hidden: frozenset[str] = frozenset()
    if form.typed and fact.kind == "cell":
        hidden = _PRINTED
    if fact.kind in _OF_TEXTS and (
        (form.menus and "numberless" in report.odd) or (form.paged and "pages" in report.odd)
    ):
        hidden = _AROUND
    return tuple(
        (name, _squeezed(str(value)))
        for name, value in sorted(fact.fields.items())
        if name not in hidden and value is not None
    )


@lru_cache(maxsize=50_000)  # labels and words of the form come again in every reading
def _squeezed(text: str) -> str:
    return squeeze(text)


def _told(kind: str, mine: list[Said], theirs: list[Said]) -> list[str]:
    """Only the fields that differ, where both have as many facts of the kind."""
    if len(mine) != len(theirs):
        return [f"{kind} 少了：{_say(one)}" for one in mine] + [
            f"{kind} 多了：{_say(one)}" for one in theirs
        ]
    lines = []
    for own, others in zip(mine, theirs, strict=True):
        less, more = set(own) - set(others), set(others) - set(own)
        lines.append(f"{kind} 应为 {_say(sorted(less))}；却是 {_say(sorted(more))}")
    return lines


def _say(fields: Iterable[tuple[str, str]]) -> str:
    return " ".join(f"{name}={_short(value)}" for name, value in fields)


def _short(value: str) -> str:
    return value if len(value) <= 100 else f"{value[:50]}…{value[-50:]}"
