"""Audit, facts and rules → one self-contained HTML page.

Works from the documents and from nothing else. Everything that comes from a report is text:
escaped by the templates, and freed of characters that are not meant to be seen.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import Markup

from hegui.reporting.as_page.templating import asset, environment
from hegui.reporting.as_page.view import report_view
from hegui.reporting.beside import Beside, beside_by_path, open_words
from hegui.reporting.charts import grade_bars
from hegui.reporting.overview import overview
from hegui.reporting.summary import Survey, survey, verdict
from hegui.reporting.words import shared_folder

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
    templates = environment("hegui.reporting.as_page")
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
        "grade_chart": Markup(grade_bars(totals.grades, totals.unscored)),  # noqa: S704 - escaped by the chart
        "css": asset("hegui.reporting.as_page", "page.css"),
        "js": asset("hegui.reporting.as_page", "page.js"),
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
        "root": "",
        "rule_files": {id: f"#{id}" for id in rules_view["rules"]},
        "reports_at": "#",
    }
    yield templates.get_template("head.html").render(shared)
    template = templates.get_template("report.html")
    for index, entry in enumerate(document["reports"], 1):
        report = report_view(index, entry, facts_documents.get(entry["path"]), rules_view)
        near = beside.get(entry["path"], Beside())
        yield template.render(shared, report=report, near=near, near_open=open_words(near.open))
    yield templates.get_template("tail.html").render(shared)
