"""One rule on one report, explained: every subject, its facts, the expression with its values.

Also why a rule does not apply or finds nothing to judge. Judges plainly, whatever backend the
audit used: both say the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from hegui.engine.compile import Program
from hegui.engine.context import Context
from hegui.engine.evaluate import NOTHING, VERDICTS, with_derived
from hegui.engine.exact import show
from hegui.engine.features import Subject, Task, task_of
from hegui.engine.finding import frame_of, message
from hegui.engine.lower import conjuncts
from hegui.engine.naming import call_fact, meaning
from hegui.engine.plain import Breach, breaches
from hegui.engine.plan import Plan
from hegui.engine.printer import as_text, as_value
from hegui.engine.reason import reason
from hegui.engine.reference import ReferenceBackend
from hegui.engine.rows import Rows
from hegui.engine.scope import Frame
from hegui.engine.settle import truth_of
from hegui.errors import UsageError
from hegui.facts.across_kinds import ACROSS
from hegui.facts.fact import Fact, FactBase
from hegui.forms.edition import Form
from hegui.language.tree import Compare, Expression, FieldOf
from hegui.language.walk import walk
from hegui.model.likeness import meant
from hegui.model.truth import Truth
from hegui.model.verdict import Verdict, of_subjects
from hegui.rules.across import needs_words
from hegui.rules.rule import Rule

_TRUTHS: dict[Truth, str] = {True: "成立", False: "不成立", None: "不能确定"}
_TOLD = (Verdict.FAIL, Verdict.UNDETERMINED)  # in this order, before what passes
_MOST_LEFT_OUT = 3


@dataclass(frozen=True, slots=True)
class Judgement:
    """One subject, judged.

    Attributes:
        name: what a person calls it.
        place: where it stands, in brackets; "" if the report has no lines or pages.
        verdict: of the rule on it.
        lines: Chinese: facts used, what was required with values, what failed or is unknown.
    """

    name: str
    place: str
    verdict: Verdict
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """What one rule says of one report, and why.

    Attributes:
        rule: its id.
        title: what it wants.
        verdict: of the whole report.
        judgements: one for each subject, in the order of the report.
        notes: Chinese: why it does not apply, or what was looked at and left out.
    """

    rule: str
    title: str
    verdict: Verdict
    judgements: tuple[Judgement, ...]
    notes: tuple[str, ...] = ()

    def say(self, *, passing: bool = True) -> str:
        """The explanation as Chinese lines, failures first; *passing* ones in full or counted."""
        lines = [f"{self.rule} {self.title}", f"结论：{self.verdict.chinese}", *self.notes]
        told = [one for wanted in _TOLD for one in self.judgements if one.verdict is wanted]
        passed = [one for one in self.judgements if one.verdict not in _TOLD]
        for one in told + passed if passing else told:
            lines += ["", f"{one.name}{one.place}：{one.verdict.chinese}"]
            lines += [f"  {line}" for line in one.lines]
        if passed and not passing:
            count = f"另有 {len(passed)} 项通过" if told else f"{len(passed)} 项都通过"
            lines += ["", f"{count}（加 --all 逐项列出）。"]
        return "\n".join(lines)


def explain(rule_id: str, facts: FactBase, program: Program) -> Explanation:
    """Why the rule says what it says of *facts*.

    Raises:
        UsageError: no rule of that id runs.
    """
    plan = _plan(rule_id, program)
    reference = ReferenceBackend([layer.queries for layer in program.layers])
    context = Context(with_derived(facts, program, reference), program.ruleset.parameters)
    task = task_of(plan, context, Rows(context))
    rule = plan.rule
    alone = tuple(_alone(rule, context))
    if not task.judged:
        notes = (task.why_not,) if task.why_not else tuple(_left_out(plan, context))
        return Explanation(rule.id, rule.title, Verdict.NOT_APPLICABLE, (), (*alone, *notes))
    notes = (*alone, task.why_not) if task.why_not else alone
    judged = tuple(_judgements(task, context, program.ruleset.form))
    verdict = of_subjects(one.verdict for one in judged)
    return Explanation(rule.id, rule.title, verdict, judged, notes)


def _alone(rule: Rule, context: Context) -> Iterator[str]:
    """That the rule cannot be explained on one report, where it needs others beside it."""
    words = needs_words(rule)
    if words and ACROSS.isdisjoint(context.of_kind):
        yield f"这条规则要同时给出{words}；这里只看一份报告，它的结论见一起审核的结果。"


def _plan(rule_id: str, program: Program) -> Plan:
    plans = {plan.rule.id: plan for plan in program.layers[-1].plans}
    if rule_id in plans:
        return plans[rule_id]
    if rule_id in program.ruleset.switched_off:
        reason_off = program.ruleset.switched_off[rule_id]
        raise UsageError(f"规则 {rule_id} 没有运行：{reason_off}")
    raise UsageError(f"没有编号为 {rule_id} 的规则。{meant(rule_id, plans)}")


def _judgements(task: Task, context: Context, form: Form) -> list[Judgement]:
    plan = task.plan
    holds, unknown = plan.subjects.of(plan.scope.frame(context))
    certain = set(holds)
    result = []
    for position in sorted((*holds, *unknown)):
        frame = frame_of(plan, context, position, ())
        where = True if position in certain else None
        subject = Subject(position, where, frame, plain=True)
        subject.breaches = breaches(plan, frame, position)
        truth = truth_of(subject, task.applies)
        lines = list(_lines(plan, context, subject))
        if truth is False:
            told = min(subject.breaches, key=Breach.order)
            lines.append("说法：" + message(plan, frame_of(plan, context, position, told.joined)))
        if truth is None:
            why = task.why_not or reason(plan, context, position, subject.breaches, form).text
            lines.append(f"原因：{why}")
        fact = context.facts[position]
        result.append(Judgement(call_fact(fact), _stands(fact), VERDICTS[truth], tuple(lines)))
    return result


def _lines(plan: Plan, context: Context, subject: Subject) -> list[str]:
    rule, lines = plan.rule, []
    if subject.where is None and rule.where is not None:
        lines.append(f"是否判断：{_shown(plan, rule.where, subject.frame)}，不能确定")
    told = sorted(subject.breaches, key=Breach.order)
    broken = [breach for breach in told if breach.what == "require"]
    if rule.require is not None and not rule.joins:
        lines += _required(plan, rule.require, subject.frame)
    for breach in broken if rule.joins else ():
        frame = frame_of(plan, context, subject.position, breach.joined)
        lines += _beside(plan, context, breach)
        if rule.require is not None:
            lines += _required(plan, rule.require, frame)
    if rule.joins and not told:
        lines.append("与连接的每个事实对照，都成立")
    for breach in told:
        if breach.what != "require":
            lines.append(_other(plan, context, breach, subject.frame))
    return lines


def _required(plan: Plan, tree: Expression, frame: Frame) -> list[str]:
    """The requirement with its values; each part of it that does not hold."""
    value = plan.explainer.value
    lines = [f"要求：{_shown(plan, tree, frame)}，{_TRUTHS[value(tree, frame)]}"]
    if isinstance(tree, Compare):
        left, right = value(tree.left, frame), value(tree.right, frame)
        lines.append(f"左边{show(left)}，右边{show(right)}")
    parts = conjuncts(tree)
    for part in parts if len(parts) > 1 else ():
        truth = value(part, frame)
        if truth is not True:
            lines.append(f"其中：{_shown(plan, part, frame)}，{_TRUTHS[truth]}")
    for name, expression in plan.rule.let:
        worked_out = f"{name} = {_shown(plan, expression, frame)}"
        lines.append(f"其中：{worked_out}，得{show(value(expression, frame))}")
    return lines


def _beside(plan: Plan, context: Context, breach: Breach) -> list[str]:
    return [
        f"连接 {join.alias}：{call_fact(context.facts[at])}{_stands(context.facts[at])}"
        for join, at in zip(plan.rule.joins, breach.joined, strict=False)
    ]


def _other(plan: Plan, context: Context, breach: Breach, frame: Frame) -> str:
    """What was looked for, with the subject's values, and what was there."""
    listed = "、".join(f"「{call_fact(context.facts[at])}」" for at in breach.others)
    presence = plan.rule.presence[breach.number] if breach.what == "presence" else None
    item = presence or plan.rule.joins[breach.number]
    sought = item.kind + ("" if item.alias == item.kind else f" as {item.alias}")
    if item.where is not None:
        values = partial(_value_beside, plan, item.alias, frame)
        sought += f" where {as_text(item.where, item.alias, values)}"
    if presence is not None and not presence.wanted:
        return f"不应有 {sought}：{'有' if breach.truth is False else '可能有'}{listed}"
    verb = f"连接 {item.alias}：" if presence is None else "应当有 "
    return f"{verb}{sought}：" + (f"只有不能确定的{listed}" if listed else "一个也没有")


def _value_beside(plan: Plan, own: str, frame: Frame, node: Expression) -> str:
    """The value of a node that does not look at the fact that is sought."""
    looks_at = {part.alias for part in walk(node) if isinstance(part, FieldOf)}
    return "" if own in looks_at else as_value(plan.explainer.value(node, frame))


def _left_out(plan: Plan, context: Context) -> list[str]:
    """What there was of the kind that is judged, and why none of it is."""
    rule = plan.rule
    there = context.of_kind.get(rule.kind, [])
    if not there:
        return [f"{NOTHING}：没有“{rule.kind}”事实（{meaning(rule.kind)}）"]
    lines = [f"{NOTHING}：有 {len(there)} 个“{rule.kind}”事实，都不符合条件"]
    for position in there[:_MOST_LEFT_OUT] if rule.where is not None else ():
        frame = frame_of(plan, context, position, ())
        if rule.where is not None:
            name = call_fact(context.facts[position])
            lines.append(f"  {name}：{_shown(plan, rule.where, frame)}，不成立")
    return lines


def _stands(fact: Fact) -> str:
    known = fact.place.line is not None or fact.place.page is not None
    return f"（{replace(fact.place, label='').say()}）" if known else ""


def _shown(plan: Plan, tree: Expression, frame: Frame) -> str:
    return as_text(tree, plan.rule.alias, lambda node: as_value(plan.explainer.value(node, frame)))
