"""What a worker does with one file: read it, judge it, explain it.

The only module that opens reports and loads the engine in C; imported in workers alone. Rules
come ready-made from the parent and are compiled here, once in each worker.
"""

import json
from collections.abc import Callable

from hegui.audit import judge_report, read_report
from hegui.batch.child import Tell
from hegui.batch.copies import with_copies
from hegui.batch.discover import Found
from hegui.batch.harden import programs_allowed
from hegui.batch.results import Explained, Judged, Read, Render
from hegui.batch.sketch import sketch_of
from hegui.batch.source import Source
from hegui.batch.wire import Stage
from hegui.documents.permission import when_asked
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


def reader(pack: Pack, form: Form, render: Render, tell: Tell) -> Callable[[Found], Read]:
    """A function that reads one file."""
    _answer_readers(tell)
    source = Source()

    def read(file: Found) -> Read:
        try:
            facts = read_report(source.read(file), pack, form)
        except DocumentError as error:
            return Read(render(file.shown, None, str(error)), str(error))
        return Read(render(file.shown, facts, ""), "")

    return read


def judge(
    ruleset: Ruleset,
    engine: str | None,
    only: int | None,
    tell: Tell,
    *,
    keep_facts: bool,
    careful: bool,
) -> Callable[[Found], Judged]:
    """A function that judges one file if it is of the year *only*.

    *engine* is asked for by name; *careful* keeps the engine in C out of it.
    """
    pack, form = ruleset.pack, ruleset.form
    program = compile_ruleset(ruleset)
    _answer_readers(tell)
    backend = open_backend(REFERENCE if careful else engine or DURABLE, program)
    source = Source()

    def kept(file: Found, facts: FactBase | None, reason: str | None) -> str:
        if not keep_facts:
            return ""
        return json.dumps(facts_document(file.shown, facts, reason, form, pack))

    def judge(file: Found) -> Judged:
        try:
            facts = read_report(source.read(file), pack, form)
        except DocumentError as error:
            reason = str(error)
            return Judged(kept(file, None, reason), None, reason)
        year = identity(facts)["year"]
        if only not in (None, year):
            other = "读不出报告年度" if year is None else f"是 {year} 年度的报告"
            return Judged("", None, other_year=other)
        tell(Stage.READ)
        facts = with_copies(facts, file.beside)
        audit = judge_report(facts, program, backend)
        entry = report_document(file.shown, facts, audit.outcomes, audit.score, ruleset)
        kept_facts = kept(file, facts, None)
        sketch = sketch_of(facts).pack()
        return Judged(
            kept_facts, entry, engine=backend.name, fell_back=audit.fell_back, sketch=sketch
        )

    return judge


def explainer(
    ruleset: Ruleset, rule: str, tell: Tell, *, passing: bool
) -> Callable[[Found], Explained]:
    """A function that explains what one rule says of one file."""
    pack, form = ruleset.pack, ruleset.form
    program = compile_ruleset(ruleset)
    _answer_readers(tell)
    source = Source()

    def explained(file: Found) -> Explained:
        try:
            facts = read_report(source.read(file), pack, form)
        except DocumentError as error:
            return Explained("", str(error))
        return Explained(explain(rule, facts, program).say(passing=passing))

    return explained


def _answer_readers(tell: Tell) -> None:
    when_asked(lambda: tell(Stage.SLOW), programs_allowed)
