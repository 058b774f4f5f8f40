"""A comparison → one self-contained HTML page: 整改核对.

Everything that comes from a report is text: escaped by the templates, and freed of characters
that are not meant to be seen.
"""

from collections.abc import Iterator
from typing import Any

from hegui.comparison.change import Comparison, ReportChange, State
from hegui.comparison.compare import counted
from hegui.reporting.as_page.templating import asset, environment
from hegui.reporting.follow_up import (
    AFTER,
    SAME,
    STATES,
    by_fate,
    change_words,
    fate_word,
    follow_up,
    is_worth_telling,
    name_of,
    paths_of,
    points_words,
    report_words,
    reports_words,
    score_words,
    set_apart,
    settled_points_words,
    settled_score_words,
    severity_words,
    told,
    uncounted_words,
    unmet_heading,
    unmet_words,
)

_PACKAGE = "hegui.reporting.as_page"
_OPEN = 10  # so few reports are shown unfolded


def comparison_parts(comparison: Comparison) -> Iterator[str]:
    """The page piece by piece, a report at a time."""
    templates = environment(_PACKAGE)
    shared = {
        "comparison": comparison,
        "counts": comparison.totals.counts,
        "verdict": follow_up(comparison.totals.counts),
        "reports_words": reports_words(comparison),
        "same": SAME if comparison.same else "",
        "uncounted": uncounted_words(comparison.totals.uncounted),
        "across": by_fate(comparison.across),
        "across_apart": set_apart(comparison.across),
        "after": AFTER,
        "fate_word": fate_word,
        "css": asset(_PACKAGE, "page.css") + asset(_PACKAGE, "comparison.css"),
        "change_words": change_words,
        "severity_words": severity_words,
        "unfolded": len(comparison.reports) <= _OPEN,
    }
    yield templates.get_template("comparison_head.html").render(shared)
    row = templates.get_template("comparison_row.html")
    for number, report in enumerate(comparison.reports, 1):
        yield row.render(after=AFTER, report=_view(number, report))
    yield templates.get_template("comparison_middle.html").render(shared)
    template = templates.get_template("comparison_report.html")
    for number, report in enumerate(comparison.reports, 1):
        if is_worth_telling(report):
            yield template.render(shared, report=_view(number, report))
    yield templates.get_template("comparison_tail.html").render(shared)


def _view(number: int, report: ReportChange) -> dict[str, Any]:
    """What the templates show of one report."""
    compared = report.state is State.COMPARED
    return {
        "id": f"r{number}",
        "linked": is_worth_telling(report),
        "name": name_of(report),
        "path": paths_of(report),
        "state": "" if compared else STATES[report.state],
        "reason": report.reason,
        "new": report.state is State.NEW,
        "points": points_words(report),
        "score": score_words(report),
        "settled_points": settled_points_words(report),
        "settled_score": settled_score_words(report),
        "counts": counted(report.changes),
        "words": "" if report.state is State.NEW else report_words(report),
        "brought": sum(1 for one in report.changes if one.grave),
        "groups": told(report) if report.state is not State.NEW else (),
        "apart": set_apart(report.changes) if report.state is not State.NEW else (),
        "unmet_heading": unmet_heading(report.unmet),
        "unmet": [(one.seen.value, *unmet_words(one)) for one in report.unmet],
        "opened": report.opened,
    }
