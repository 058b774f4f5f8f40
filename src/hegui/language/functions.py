"""The functions an expression may call: a closed list, with the types they take and give.

Knows what they mean only in words; the engine works them out.
"""

from dataclasses import dataclass

from hegui.facts.kinds import Type


@dataclass(frozen=True, slots=True)
class Function:
    """One function.

    Attributes:
        takes: types of the arguments, in order; None takes any type.
        gives: type of the result; None where the checker works it out (``parameter``).
        means: Chinese: what it gives.
        usage: how it is written, for messages.
        needed: how many arguments there must be.
        more: whether the last argument may be repeated.
        constant: positions (0-based) whose argument must be written out in the rule.
    """

    takes: tuple[Type | None, ...]
    gives: Type | None
    means: str
    usage: str
    needed: int
    more: bool = False
    constant: tuple[int, ...] = ()


_N, _T, _D, _B = Type.NUMBER, Type.TEXT, Type.DATE, Type.TRUTH

FUNCTIONS: dict[str, Function] = {
    "abs": Function((_N,), _N, "绝对值", "abs(数)", 1),
    "round": Function((_N, _N), _N, "四舍五入", "round(数) 或 round(数, 位数)", 1, constant=(1,)),
    "min": Function((_N,), _N, "最小的", "min(数, 数, …)", 2, more=True),
    "max": Function((_N,), _N, "最大的", "max(数, 数, …)", 2, more=True),
    "len": Function((_T,), _N, "字数", "len(文字)", 1),
    "contains": Function((_T, _T), _B, "是否含有", 'contains(文字, "词")', 2),
    "starts_with": Function((_T, _T), _B, "是否以它开头", 'starts_with(文字, "词")', 2),
    "ends_with": Function((_T, _T), _B, "是否以它结尾", 'ends_with(文字, "词")', 2),
    "matches": Function(
        (_T, _T), _B, "是否有一段符合正则表达式", 'matches(文字, "正则")', 2, constant=(1,)
    ),
    "mentions": Function(
        (_T, _T), _B, "是否含有词表里的词", 'mentions(文字, "词表")', 2, constant=(1,)
    ),
    "similarity": Function((_T, _T), _N, "相似度，0 到 1", "similarity(文字, 文字)", 2),
    "year": Function((_D,), _N, "日期的年", "year(日期)", 1),
    "month": Function((_D,), _N, "日期的月", "month(日期)", 1),
    "day": Function((_D,), _N, "日期的日", "day(日期)", 1),
    "date": Function((_N, _N, _N), _D, "造一个日期", "date(年, 月, 日)", 3),
    "days": Function((_D, _D), _N, "后一个日期减前一个日期的天数", "days(日期, 日期)", 2),
    "known": Function((None,), _B, "是否已知", "known(字段)", 1),
    "state": Function((None,), _T, "格的填写状态", "state(列号或行号)", 1),
    "parameter": Function(
        (_T,), None, "参数在报告年度末的值", 'parameter("名称")', 1, constant=(0,)
    ),
}

# Calculations over many facts; min and max are both, told apart by how they are written.
AGGREGATES = ("count", "sum", "min", "max", "list")
