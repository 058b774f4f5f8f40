"""What a worker does with one file: read it, judge it, explain it.

The only module that opens reports and loads the engine in C; imported in workers alone. Rules
come ready-made from the parent and are compiled here, once in each worker.
"""

import json
from collections.abc import Callable

from hegui.audit import judge_report, read_report
from hegui.batch.discover import Found
from hegui.batch.results import Explained, Judged, Read
from hegui.engine.backend import DURABLE, REFERENCE, open_backend
from hegui.engine.compile import compile_ruleset
from hegui.engine.why import explain
from hegui.errors import DocumentError
from hegui.exchange.audit_json import report_document
from hegui.exchange.facts_json import facts_document, identity
from hegui.facts.fact import FactBase
from hegui.forms.edition import Form
from hegui.packs.pack import Pack
from hegui.rules.ruleset import Ruleset


def reader(pack: Pack, form: Form) -> Callable[[Found], Read]:
    """A function that reads one file."""

    def read(file: Found) -> Read:
        try:
            return Read(read_report(file.path, pack, form), "")
        except DocumentError as error:
            return Read(None, str(error))

    return read


def judge(
    ruleset: Ruleset, engine: str | None, only: int | None, *, keep_facts: bool, careful: bool
) -> Callable[[Found], Judged]:
    """A function that judges one file if it is of the year *only*.

    *engine* is asked for by name; *careful* keeps the engine in C out of it.
    """
    pack, form = ruleset.pack, ruleset.form
    program = compile_ruleset(ruleset)
    backend = open_backend(REFERENCE if careful else engine or DURABLE, program)

    def kept(file: Found, facts: FactBase | None, reason: str | None) -> str:
        if not keep_facts:
            return ""
        return json.dumps(facts_document(file.shown, facts, reason, form, pack))

    def judge(file: Found) -> Judged:
        try:
            facts = read_report(file.path, pack, form)
        except DocumentError as error:
            reason = str(error)
            return Judged(kept(file, None, reason), None, reason)
        year = identity(facts)["year"]
        if only not in (None, year):
            other = "读不出报告年度" if year is None else f"是 {year} 年度的报告"
            return Judged("", None, other_year=other)
        audit = judge_report(facts, program, backend)
        entry = report_document(file.shown, facts, audit.outcomes, audit.score, ruleset)
        kept_facts = kept(file, facts, None)
        return Judged(kept_facts, entry, engine=backend.name, fell_back=audit.fell_back)

    return judge


def explainer(ruleset: Ruleset, rule: str, *, passing: bool) -> Callable[[Found], Explained]:
    """A function that explains what one rule says of one file."""
    pack, form = ruleset.pack, ruleset.form
    program = compile_ruleset(ruleset)

    def explained(file: Found) -> Explained:
        try:
            facts = read_report(file.path, pack, form)
        except DocumentError as error:
            return Explained("", str(error))
        return Explained(explain(rule, facts, program).say(passing=passing))

    return explained
