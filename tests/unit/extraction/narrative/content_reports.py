"""Small whole reports for the readers of content, and the facts they give."""

from hegui.facts.fact import Fact
from tests.generator.judge import read_bytes

_TOPICS = ["主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障"]
_NEUTRAL = ("及时公开信息。", "依法办理申请。", "逐件审查。", "专人维护网站。", "定期自查。")


def report(
    *,
    agency: str = "白榆县水务局",
    year: int = 2023,
    overview: str = "",
    five: str = "个别栏目更新慢，已按周检查。",
    six: str = "无。",
    **topics: str,
) -> str:
    """A report with the given words; ``t1`` to ``t5`` are the five aspects of section one."""
    bodies = [topics.get(f"t{at}", text) for at, text in enumerate(_NEUTRAL, 1)]
    aspects = "\n".join(
        f"（{numeral}）{topic}\n{body}"
        for numeral, topic, body in zip("一二三四五", _TOPICS, bodies, strict=True)
    )
    return f"""{agency}{year}年政府信息公开工作年度报告
本报告统计期限为{year}年1月1日至{year}年12月31日。
一、总体情况
{overview or aspects}
二、主动公开政府信息情况
三、收到和处理政府信息公开申请情况
四、政府信息公开行政复议、行政诉讼情况
五、存在的主要问题及改进情况
{five}
六、其他需要报告的事项
{six}
"""


def facts(kind: str, text: str) -> list[Fact]:
    """The facts of one kind in a report."""
    return list(read_bytes(text.encode()).of(kind))
