"""``--waivers`` and ``--attest``: what people of the office decided goes into a result."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from hegui.batch.run import AuditRun
    from hegui.cli.notes import Notes
    from hegui.review.decided import Decided
    from hegui.rules.ruleset import Ruleset

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Decisions:
    """The files in which decisions are written.

    Attributes:
        waivers: the waiver file; None if there is none.
        attest: checklists that came back.
    """

    waivers: Path | None = None
    attest: tuple[Path, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is any."""
        return self.waivers is not None or bool(self.attest)

    def files(self) -> tuple[Path, ...]:
        """Those that nothing may be written over; a checklist may: its answers stay in it."""
        return () if self.waivers is None else (self.waivers,)


def decisions(function: Decorated) -> Decorated:
    """``--waivers FILE`` and ``--attest FILE``; the command gets them as ``decisions``."""

    @wraps(function)
    def gathered(**words: Any) -> Any:  # noqa: ANN401 - whatever the command gives
        named = Decisions(words.pop("waivers"), tuple(words.pop("attest")))
        return function(decisions=named, **words)

    command: Any = click.option(
        "--attest",
        metavar="文件",
        type=click.Path(path_type=Path),
        multiple=True,
        help="填好的人工核查表：核查结论计入得分；可以写几次。",
    )(gathered)
    return click.option(  # type: ignore[no-any-return]  # a decorator of click
        "--waivers",
        metavar="文件",
        type=click.Path(path_type=Path),
        help="本单位同意的豁免（waivers.yaml）：两种得分都列出。",
    )(command)


def load(decided: Decisions, ruleset: "Ruleset", as_of: date) -> "Decided":
    """Read the files: before any work is done, so that a mistake costs none.

    Raises:
        UsageError: one cannot be read, or is wrong; tells every mistake.
    """
    from hegui.review.load_all import load_decisions

    return load_decisions(decided.waivers, decided.attest, ruleset, as_of)


def applied(result: "AuditRun", office: "Decided", notes: "Notes") -> "AuditRun":
    """The run with every decision in it; what became of waivers and answers is told."""
    from hegui.review.decided import decided, with_marks

    if not office:
        return result
    document = decided(result.document, office)
    for waiver in document["waivers"]:
        say = notes.whisper if waiver["state"] == "used" else notes.say
        say(f"豁免 {waiver['message']}")
    for lost in document["unmatched_answers"]:
        notes.say(f"核查结论 {lost}")
    rules = with_marks(result.rules, document["marks"])
    return replace(result, document=document, rules=rules)


def refuse_other_rules(result: "AuditRun", ruleset: "Ruleset") -> None:
    """Refuse to settle an earlier run by rules that are no longer those it was judged by.

    Raises:
        UsageError: they are not the same.
    """
    from hegui.errors import UsageError

    if result.document["rules"]["digest"] != ruleset.digest:
        raise UsageError(
            "那次审核以后规则变了，不能再按那时的规则计入豁免和核查结论：请重新审核，"
            "没有变的报告不会重读。"
        )
