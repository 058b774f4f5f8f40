"""What a rule file owes its readers: keys in order, and examples that show it at work."""

from collections.abc import Iterator

from hegui.errors import Mistake
from hegui.facts.kinds import COMMON, Type
from hegui.language.tree import Aggregate, Call, Expression, FieldOf, Named
from hegui.language.walk import children
from hegui.model.verdict import Verdict
from hegui.packs.schema import key_order
from hegui.packs.yaml_file import YamlFile
from hegui.rules.rule import Rule, Status

_ALWAYS_KNOWN = ("known", "state")


def order_mistakes(file: YamlFile) -> list[Mistake]:
    """The first key that stands before one it should follow."""
    order = key_order("rule")
    last = ""
    for key in file.data:
        if key in order and last and order.index(key) < order.index(last):
            words = f"各键有固定的次序：{key} 写在 {last} 之前"
            return [file.mistake((key,), words, key=True)]
        last = key if key in order else last
    return []


def proof_mistakes(file: YamlFile, rule: Rule) -> Iterator[Mistake]:
    """Order of the keys, and the examples that must be there; a draft may still lack them."""
    yield from order_mistakes(file)
    if rule.derive or not rule.examples:
        return
    given = {example.verdict for example in rule.examples}
    place = ("examples",)
    finished = rule.status is not Status.DRAFT
    if finished and Verdict.FAIL not in given:
        words = "没有不通过的例子，看不出这条规则会不会报。请至少给一个 verdict: fail 的例子"
        yield file.mistake(place, words, key=True)
    if finished and Verdict.PASS not in given:
        words = "没有通过的例子，看不出这条规则会不会误报。请至少给一个 verdict: pass 的例子"
        yield file.mistake(place, words, key=True)
    if (
        Verdict.UNDETERMINED not in given
        and rule.status is Status.STABLE
        and (field := _number_read(rule))
    ):
        words = (
            f"这条规则要读数（{field}），数可能读不到。请给一个 verdict: undetermined 的例子，"
            f"如不写 {field}"
        )
        yield file.mistake(place, words, key=True)
    names: dict[str, int] = {}
    for index, example in enumerate(rule.examples):
        if example.name in names:
            words = f"例子“{example.name}”已在第 {names[example.name]} 行，请换一个名称"
            yield file.mistake(("examples", index, "name"), words)
        names[example.name] = example.line


def _number_read(rule: Rule) -> str:
    """A number field on which the verdict hangs, unless the rule asks whether it is known."""
    lets = dict(rule.let)
    trees = [rule.require, rule.where, *(join.where for join in rule.joins)]
    fields: dict[str, None] = {}
    asked: set[str] = set()
    for tree in trees:
        if tree is not None:
            _numbers(tree, lets, fields, asked)
    return next((name for name in fields if name not in asked), "")


def _numbers(
    node: Expression, lets: dict[str, Expression], fields: dict[str, None], asked: set[str]
) -> None:
    match node:
        case Aggregate():
            return
        case Call() if node.name in _ALWAYS_KNOWN:
            asked.update(arg.name for arg in node.arguments if isinstance(arg, FieldOf | Named))
            return
        case Named() if node.name in lets:
            _numbers(lets[node.name], lets, fields, asked)
        case FieldOf() if node.type is Type.NUMBER and node.name not in COMMON:
            fields[node.name] = None
        case _:
            pass
    for child in children(node):
        _numbers(child, lets, fields, asked)
