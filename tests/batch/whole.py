"""A run held whole, after its store was let go: for tests of small runs."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from hegui.batch.files import Progress, Runner
from hegui.batch.run import AuditRun, Options, audit_all
from hegui.rules.ruleset import Ruleset


def audited(
    paths: Sequence[str | Path],
    ruleset: Ruleset,
    options: Options,
    on_progress: Progress = lambda _done, _all: None,
    runner: Runner | None = None,
) -> AuditRun:
    """What ``audit_all`` gives, with all its reports and facts in memory."""
    with audit_all(paths, ruleset, options, on_progress, runner) as run:
        document = run.document | {"reports": list(run.document["reports"])}
        return replace(run, document=document, facts=dict(run.facts))
