"""The product's own way from bytes to verdicts, opened once for a whole measurement."""

from dataclasses import dataclass
from functools import cache

from hegui.audit import judge_report, read_report
from hegui.engine.backend import Backend, open_backend
from hegui.engine.compile import Program, compile_ruleset
from hegui.engine.outcome import Outcome
from hegui.facts.fact import FactBase
from hegui.forms.edition import Form
from hegui.forms.load import load_form
from hegui.packs.load import load_pack
from hegui.packs.locate import find_pack
from hegui.packs.pack import Pack
from hegui.rules.load import load_rules


@dataclass(frozen=True)
class Judge:
    """Pack, form and rules, and the engine that runs them."""

    pack: Pack
    form: Form
    program: Program
    backend: Backend

    def outcomes(self, base: FactBase) -> dict[str, Outcome]:
        """What each rule says of *base*."""
        return {one.rule: one for one in judge_report(base, self.program, self.backend).outcomes}


@cache
def form_of_pack() -> tuple[Pack, Form]:
    """The default pack and its form."""
    pack = load_pack(find_pack(None))
    return pack, load_form(pack)


@cache
def open_judge(engine: str = "reference") -> Judge:
    """The default pack on the named engine."""
    pack, form = form_of_pack()
    program = compile_ruleset(load_rules(pack, form, None).own())
    return Judge(pack, form, program, open_backend(engine, program))


def read_bytes(data: bytes, name: str = "") -> FactBase:  # noqa: ARG001 - its name says nothing
    """What a file of these bytes says."""
    pack, form = form_of_pack()
    return read_report(data, pack, form)
