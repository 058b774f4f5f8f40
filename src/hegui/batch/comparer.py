"""What a worker does with reports that stand beside each other; imported in workers alone."""

from collections.abc import Callable

from hegui.batch.across.entries import across_entries, undetermined_entries
from hegui.batch.across.judge import judge_beside, judge_together
from hegui.batch.across.last_year import beside_last_year
from hegui.batch.across.likeness import likeness_facts
from hegui.batch.across.sentences import Stock
from hegui.batch.across.stock import stock_of_pack
from hegui.batch.child import Tell
from hegui.batch.comparing import Beside, Compared, Several
from hegui.batch.wire import Stage
from hegui.engine.backend import DURABLE, REFERENCE, Backend, open_backend
from hegui.engine.compile import Program, compile_ruleset
from hegui.exchange.facts_codec import unpack
from hegui.facts.fact import FactBase
from hegui.roster.known import restated_by
from hegui.rules.ruleset import Ruleset


def comparer(
    ruleset: Ruleset, engine: str | None, tell: Tell, *, careful: bool
) -> Callable[[Beside | Several], Compared]:
    """A function that says what the across rules of *ruleset* say.

    *engine* is asked for by name; *careful* keeps the engine in C out of it.
    """
    program = compile_ruleset(ruleset)
    backend = open_backend(REFERENCE if careful else engine or DURABLE, program)
    stock = stock_of_pack(ruleset.pack)

    def compare(item: Beside | Several) -> Compared:
        tell(Stage.READ)
        if isinstance(item, Beside):
            return _beside(item, program, backend, stock)
        return _several(item, program, backend)

    return compare


def _beside(item: Beside, program: Program, backend: Backend, stock: Stock) -> Compared:
    ruleset = program.ruleset
    now = restated_by(unpack(item.facts), item.restated)
    prior = unpack(item.prior_facts) if item.prior else FactBase(())
    alike = likeness_facts(now, prior, item.prior, stock) if item.prior else ()
    words = ruleset.pack.vocabulary
    beside = beside_last_year(now, prior, item.prior, words, alike) if item.prior else ()
    outcomes = judge_beside(now, beside, program, backend)
    return Compared(
        tuple(across_entries(item.shown, outcomes, ruleset)),
        tuple(undetermined_entries(item.shown, outcomes)),
        outcomes.fell_back,
    )


def _several(item: Several, program: Program, backend: Backend) -> Compared:
    outcomes = judge_together(item.facts, program, backend)
    return Compared(
        tuple(across_entries(None, outcomes, program.ruleset)),
        tuple(undetermined_entries(None, outcomes)),
        outcomes.fell_back,
    )
