"""Audit, facts and rules → one self-contained HTML page.

Works from the documents and from nothing else. Everything that comes from a report is text:
escaped by the templates, and freed of characters that are not meant to be seen.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from hegui.reporting.as_page.view import report_view
from hegui.reporting.beside import Beside, beside_by_path, open_words
from hegui.reporting.charts import Bar, bars
from hegui.reporting.overview import overview
from hegui.reporting.summary import Summary, Survey, survey, verdict
from hegui.reporting.words import (
    AGENCY_KINDS,
    CLUES,
    SEVERITIES,
    copies_words,
    harmless,
    place_words,
    places_words,
    shared_folder,
)

_COLOURS = ("#1a7f4b", "#2f6fb3", "#b7791f", "#b3261e")
_OPEN = 3  # so few reports are shown unfolded
_NAMED = 50  # up to so many, rules that were passed are listed with their titles
_LISTED = 200  # entries of a list that is cut; the tables in CSV have all of them
_DRAWN = 600  # up to so many, tables are redrawn; a browser opens about 15 MB at ease


def render_page(
    document: Mapping[str, Any],
    facts_documents: Mapping[str, Mapping[str, Any]],
    rules_view: Mapping[str, Any],
) -> str:
    """The page of one run; *facts_documents* by path, *rules_view* from ``exchange``."""
    return "".join(page_parts(document, facts_documents, rules_view))


def page_parts(
    document: Mapping[str, Any],
    facts_documents: Mapping[str, Mapping[str, Any]],
    rules_view: Mapping[str, Any],
    seen: Survey | None = None,
) -> Iterator[str]:
    """The page piece by piece, a report at a time.

    *seen* is the run in small, for whoever has made it already.
    """
    environment = _environment()
    names = [grade["name"] for grade in rules_view["grades"]]
    seen = seen or survey(document, names)
    totals = seen.totals
    view = overview(seen, document.get("agencies", ()))
    beside = beside_by_path(document)
    shared = {
        "document": document,
        "rules": rules_view,
        "totals": totals,
        "verdict": verdict(totals),
        "grade_chart": _grade_chart(totals),
        "css": _asset("page.css"),
        "js": _asset("page.js"),
        "rows": seen.rows,
        "folder": shared_folder([row.path for row in seen.rows]),
        "grades": {name: at for at, (name, _) in enumerate(totals.grades)},
        "view": view,
        "ranks": {one.row.path: one for one in view.ranking},
        "anchors": {row.path: f"r{at}" for at, row in enumerate(seen.rows, 1)},
        "sure": [one for one in view.courses if one.sure],
        "open_lines": open_words(document.get("across_undetermined", ())),
        "clues": document.get("clues", ()),
        "listed": _LISTED,
        "unfolded": totals.reports <= _OPEN,
        "named": totals.reports <= _NAMED,
        "drawn": totals.reports <= _DRAWN,
    }
    yield environment.get_template("head.html").render(shared)
    template = environment.get_template("report.html")
    for index, entry in enumerate(document["reports"], 1):
        report = report_view(index, entry, facts_documents.get(entry["path"]), rules_view)
        near = beside.get(entry["path"], Beside())
        yield template.render(shared, report=report, near=near, near_open=open_words(near.open))
    yield environment.get_template("tail.html").render(shared)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("hegui.reporting.as_page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    environment.filters.update(
        place_words=place_words, places_words=places_words, copies_words=copies_words
    )
    environment.globals.update(severities=SEVERITIES, agency_kinds=AGENCY_KINDS, clue_kinds=CLUES)
    return environment


def _shown(value: object) -> object:
    """What a template prints: our own markup as it is, everything else made harmless."""
    return value if isinstance(value, Markup | int) else harmless(value)


def _asset(name: str) -> Markup:
    text = files("hegui.reporting.as_page").joinpath("templates", name).read_text("utf-8")
    return Markup(text)  # noqa: S704 - our own file


def _grade_chart(totals: Summary) -> Markup:
    values = [
        Bar(name, number, _COLOURS[min(index, len(_COLOURS) - 1)])
        for index, (name, number) in enumerate(totals.grades)
    ]
    if totals.unscored:
        values.append(Bar("不能评分", totals.unscored, "#6b7280"))
    return Markup(bars("各等级的报告份数", values))  # noqa: S704 - escaped by the chart
