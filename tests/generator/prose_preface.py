"""The words before section one: law and form cited, period, parts of the report, contact."""

from tests.generator.prose_voice import SHORT, Voice, mark

_NOTICE = (
    "《国务院办公厅政府信息与政务公开办公室关于印发"
    "〈中华人民共和国政府信息公开工作年度报告格式〉的通知》"
)
_TRIAL = "《中华人民共和国政府信息公开工作年度报告格式（试行）》"
_LAW = "《中华人民共和国政府信息公开条例》"
_SIX = (
    "总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、"
    "行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项"
)


def preface(v: Voice, period: str) -> list[str]:
    """One or two paragraphs; *period* is a whole sentence or "". May settle the short name."""
    form = f"{_NOTICE}（国办公开办函〔2021〕30号）"
    if v.edition == "2019":
        form = v.pick(_TRIAL, f"{_TRIAL}（国办公开办函〔2019〕60号）")
    law = v.pick(
        _LAW, f"{_LAW}（以下简称《条例》）", f"{_LAW}（国务院令第711号）", f"{_LAW}第五十条"
    )
    name, year = v.agency.name, v.year
    named = name
    if v.chance(0.35):
        v.short = SHORT[name]
        named = f"{name}（以下简称{v.pick(v.short, f'“{v.short}”')}）"
    opening = v.pick(
        f"根据{law}和{form}要求，现公布{named}{year}年政府信息公开工作年度报告。",
        f"{named}依据{law}和{form}编制本报告。",
        f"按照{law}规定，{named}编制了{year}年度政府信息公开工作年度报告，向社会公布。",
        f"依照{law}、{form}有关规定，{named}对{mark('year', f'{year}年')}"
        "政府信息公开工作情况进行了汇总，形成本报告。",
        f"本报告由{named}根据{law}和{form}编制，现予公布，请社会各界监督。",
    )
    parts = v.pick(
        f"全文由{_SIX}六个部分组成。",
        f"报告共分六个部分：{_SIX}。",
        "本报告共六个部分。",
        "本年度报告包括六项内容。",
        "",
        "全文包括总体情况、主动公开政府信息情况等六部分内容。",
    )
    telephone = f"0{v.some(811, 899)}-{v.some(2, 8)}{v.some(100_000, 999_999)}"
    contact = v.pick(
        "",
        "",
        "如对本报告有疑问，请与承办单位联系。",
        "报告电子版可在政府门户网站下载。",
        f"如有疑问，请在工作日致电咨询（电话：{telephone}）。",
        f"本报告电子版自{year + 1}年1月起可在政府门户网站查阅。",
    )
    if v.chance(0.2) and period:
        return [opening + parts, period + contact]
    return [opening + parts + period + contact]


def period(v: Voice, *, short: bool) -> str:
    """One sentence that states the statistics period."""
    year = v.year
    second = "" if short else f"{year}年"
    return v.pick(
        f"本报告所列数据的统计期限自{year}年1月1日起至{second}12月31日止。",
        f"报告中所列数据统计期限为{year}年1月1日至{second}12月31日。",
        f"本年度报告中所列数据的统计时限从{year}年1月1日到{second}12月31日止。",
        f"统计期限：{year} 年 1 月 1 日—{second} 12 月 31 日。",
        f"除特别说明外，所列数据统计周期为{year}年1月1日至{second}12月31日。",
        f"本报告数据的统计期限为{year}年1月1日起至{second}12月31日。",
        f"报告使用数据的统计时限为{year}年1月1日—{second}12月31日。",
    )
