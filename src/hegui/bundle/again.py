"""The audit of what went in, from nothing: the same way every time.

Whoever packs and whoever verifies run this one function, so a difference between their results is
a difference between what went in, or between their programs.
"""

from dataclasses import replace

from hegui.batch.files import Progress
from hegui.batch.limits import Limits
from hegui.batch.run import AuditRun, Options, audit_all
from hegui.bundle.decisions import office_of
from hegui.bundle.inputs import Inputs, Named
from hegui.review.decided import decided
from hegui.roster.load import load_roster
from hegui.roster.roster import Roster
from hegui.rules.ruleset import Ruleset


def run(inputs: Inputs, ruleset: Ruleset, *, jobs: int | None, on_progress: Progress) -> AuditRun:
    """Audit what went in, from nothing: no store is asked, none is kept.

    Args:
        inputs: what goes in.
        ruleset: of these inputs, as ``rules_of`` gives it.
        jobs: worker processes; None for one a processor.
        on_progress: hears how many files of all are done.

    Raises:
        UsageError: roster, waivers or answers are wrong, or there is no report of the year.
        HeguiError: no worker could be brought to work.
    """
    ways = inputs.ways
    limits = Limits().raised(ways.seconds, ways.memory and ways.memory << 30)
    roster, office = _roster(inputs.roster), office_of(inputs, ruleset)
    options = Options(ways.as_of, ways.year, ways.engine, jobs, limits, roster=roster)
    result = audit_all(inputs.arguments, ruleset, options, on_progress, found=inputs.files)
    if office is None:
        return result
    try:
        return replace(result, document=decided(result.document, office))
    except BaseException:
        result.opened.close()
        raise


def _roster(named: Named | None) -> Roster | None:
    return None if named is None else replace(load_roster(named.path), shown=named.shown)
