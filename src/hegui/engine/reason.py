"""Why a subject cannot be judged, in Chinese: the unknown operand, and the doubt behind it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hegui.engine.context import Context
from hegui.engine.explain import Leaf
from hegui.engine.finding import frame_of
from hegui.engine.naming import call_fact, call_gap, meaning
from hegui.engine.plain import Breach
from hegui.engine.plan import Plan
from hegui.engine.scope import Frame
from hegui.forms.edition import Form

_MOST_GAPS = 3


class Reason(NamedTuple):
    """Why one subject is undetermined: in words, and the reader's doubt behind it, or ""."""

    text: str
    doubt: str = ""


def reason(
    plan: Plan, context: Context, position: int, breaches: Sequence[Breach], form: Form
) -> Reason:
    """The fields that are unknown; where none is, what could not be found or told apart."""
    gaps: dict[str, None] = {}
    doubt = ""
    for fact, name in _gaps(plan, context, position, breaches):
        gaps[call_gap(fact, name, form)] = None
        doubt = doubt or fact.doubts.get(name, "")
        if len(gaps) > _MOST_GAPS:
            return Reason("；".join([*gaps][:_MOST_GAPS]) + "等", doubt)
    if gaps:
        return Reason("；".join(gaps), doubt)
    subject = call_fact(context.facts[position])
    for breach in breaches:
        if breach.truth is None and breach.others:
            other = call_fact(context.facts[breach.others[0]])
            return Reason(f"{subject}：不能确定「{other}」是不是要对照的内容")
        if breach.truth is None and breach.what == "missing":
            join = plan.rule.joins[breach.number]
            told = join.why or f"没有可以对照的内容（{meaning(join.kind)}）"
            return Reason(f"{subject}：{told}")
    return Reason(f"{subject}：不能确定是不是要判断的内容")


def _gaps(
    plan: Plan, context: Context, position: int, breaches: Sequence[Breach]
) -> Iterator[Leaf]:
    rule, explainer = plan.rule, plan.explainer
    if rule.where is not None:
        yield from explainer.unknown(rule.where, frame_of(plan, context, position, ()))
    for breach in sorted((one for one in breaches if one.truth is None), key=Breach.order):
        frame = frame_of(plan, context, position, breach.joined)
        if breach.what == "require" and rule.require is not None:
            yield from explainer.unknown(rule.require, frame)
        for number, join in enumerate(rule.joins[: len(breach.joined)]):
            if join.where is not None:
                until = frame_of(plan, context, position, breach.joined[: number + 1])
                yield from explainer.unknown(join.where, until)
        if breach.what != "require":
            yield from _of_clause(plan, context, frame, breach)


def _of_clause(plan: Plan, context: Context, frame: Frame, breach: Breach) -> Iterator[Leaf]:
    """What keeps the first fact that only perhaps fits from fitting or not."""
    presence = breach.what == "presence"
    item = plan.rule.presence[breach.number] if presence else plan.rule.joins[breach.number]
    clause = plan.presences[breach.number] if presence else plan.joins[breach.number]
    slots = {**plan.explainer.slots, item.alias: clause.slot}
    if item.where is None:
        return
    for at in breach.others[:1]:
        frame[clause.slot] = context.facts[at]
        yield from plan.explainer.unknown(item.where, frame, slots)
