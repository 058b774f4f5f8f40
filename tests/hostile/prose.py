"""Prose that is long or odd: what a reader that looks back too far would choke on."""

from hegui.documents.document import Document, Paragraph
from hegui.extraction.narrative.reader import Context
from hegui.extraction.narrative.told import Told
from hegui.extraction.prose import Prose, prose_lines
from hegui.model.agency_kind import AgencyKind
from hegui.model.place import Place

ORDINARY = (
    "2023年，我局坚持以公开为常态、不公开为例外，主动公开政府信息326条，其中门户网站184条、公众号97条、公示栏45条。"
    "\n全年新收政府信息公开申请24件，上年结转2件，办结25件，结转下年度1件；予以公开15件，占60%，部分公开4件，无法提供6件。"
    "\n落实公文属性源头认定，严格“先审查、后公开”，全年审查信息412条，制发行政规范性文件2件。"
    "\n依托市政府门户网站（www.example.example）和“望溪统计”公众号公开信息，公众号关注人数1.2万人，较上年增长8.5%。"
    "\n举办业务培训3期，参训96人次，未发生因政府信息公开引起的行政复议、行政诉讼。"
    "\n存在的主要问题：一是政策解读以文字为主；二是个别栏目更新滞后。下一步，将丰富解读形式，按月检查栏目更新。\n"
)

HOSTILE = {
    "没有句号": "主动公开政府信息若干条并且继续公开",
    "全是数量": "公开12条，",
    "只有数字": "1234567890",
    "层层其中": "其中公开9条，",
    "左括号": "（公开3条",
    "配对的括号": "（公开3条）",
    "书名号": "《条例",
    "年份": "2023年",
    "日期": "2023年1月1日至",
    "百分数": "占3.5%，比上年增长12%",
    "一是": "一是抓公开；",
    "分号": "收到申请3件；",
    "空行": "公开。\n",
    "同一个字": "公",
    "叠字": "公开公开",
    "引号": "“公开”",
    "身份证样的数字": "11010519491231002X，",
    "网址": "www.a.cn/",
    "申请人": "申请人",
    "我局": "我局高度重视",
    "未收到": "未收到",
    "冒号": "如下：",
    "顿号": "申请、",
    "中文数字": "一二三四五六七八九十百千万亿",
    "方面": "主动公开方面，",
    "结转": "上年转结流转结果没有",
    "对": "对3件，",
    "各地名称": "我局由澄塘区统计局在枫河区委领导下，在嘉泽区网站受理申请望区统计局。",
    "往年的话": "2022年，我局公开信息3条，截至2022年。",
    "续写的其中": "其中甲类12条；乙类3条，",
    "合计": "甲3条，合计3条，",
    "不闭的分项": "甲（含丙3条、",
    "复议": "行政复议1件均",
    "比率和增减": "全年30件，其中3件占3%，较上年的3件增加3件。",
    "问题": "一是不及时；",
    "针对": "针对",
    "已": "已，",
    "三项": "三项工作：一是甲；共3类：乙、丙，",
    "叠词": "公开公开公开了",
    "遮住的字": "***信",
}


def told_of(text: str) -> Told:
    """The prose of a document of these paragraphs, all in section one."""
    parts = text.split("\n")
    blocks = tuple(Paragraph(part, Place(line=at)) for at, part in enumerate(parts, 1) if part)
    document = Document("text", blocks)
    lines = prose_lines(document, ())
    prose = Prose(lines, ("s1_overview",) * len(lines), ("一、总体情况",) * len(lines))
    return Told(prose, document)


def context_of(told: Told) -> Context:
    """A report of a made-up bureau with this prose."""
    return Context(
        told=told,
        title="青禾市望溪区统计局2023年政府信息公开工作年度报告",
        year=2023,
        agency="青禾市望溪区统计局",
        agency_kind=AgencyKind.DEPARTMENT,
        level="county",
        numbers={},
        common={"year": 2023, "edition": "2021", "agency_kind": "department"},
    )
