"""The whole audit, both halves; read this first.

Reading knows the form and not the law; judging knows the law and opens no report.
They meet in facts.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hegui.documents.read import read_document
from hegui.engine.backend import Backend
from hegui.engine.evaluate import evaluate
from hegui.engine.outcome import Outcome
from hegui.extraction.extract import extract_facts
from hegui.facts.fact import FactBase
from hegui.forms.edition import Form
from hegui.packs.pack import Pack
from hegui.rules.ruleset import Ruleset
from hegui.scoring.score import Score, score


@dataclass(frozen=True, slots=True)
class Audit:
    """One report, judged: what is known of it, what each rule says, and the score."""

    facts: FactBase
    outcomes: tuple[Outcome, ...]
    score: Score


def read_report(path: Path, pack: Pack, form: Form) -> FactBase:
    """What the report at *path* says, as facts.

    Raises:
        DocumentError: it cannot be read, or is no such report; the message says why.
    """
    document = read_document(path)
    return extract_facts(document, pack, form)


def judge_report(facts: FactBase, ruleset: Ruleset, backend: Backend, as_of: date) -> Audit:
    """What *ruleset* says of *facts* on the day *as_of*.

    Raises:
        EngineError: the engine and the reference both refused.
    """
    outcomes = evaluate(facts, ruleset, backend, as_of)
    return Audit(facts, outcomes, score(outcomes, facts, ruleset))
