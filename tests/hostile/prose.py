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
