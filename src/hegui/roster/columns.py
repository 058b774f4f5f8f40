"""What the columns of a roster are called, in Chinese and in English."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from unicodedata import normalize


class What(StrEnum):
    """What a column says of an agency."""

    NAME = "name"
    KIND = "kind"
    LEVEL = "level"
    PARENT = "parent"
    REGION = "region"
    ALIASES = "aliases"
    YEAR = "year"
    DATE = "date"
    ADDRESS = "address"
    MOVED = "moved"
    SINCE = "since"
    UNTIL = "until"
    OWES = "owes"
    IGNORED = "ignored"


# The first word of each is what messages and new rosters call it.
WORDS = {
    What.NAME: "单位 单位名称 机关 机关名称 行政机关 部门 部门名称 名称 单位全称 全称 "
    "机构名称 agency name agency_name",
    What.KIND: "机关类别 类别 单位类别 机关类型 单位类型 类型 单位性质 机构性质 性质 "
    "机构类别 机构类型 kind agency_kind type",
    What.LEVEL: "层级 级别 机关层级 单位层级 行政层级 行政级别 level",
    What.PARENT: "上级 上级单位 上级机关 上级名称 主管部门 主管单位 主管机关 隶属 隶属单位 "
    "隶属关系 所属政府 所属机关 parent superior",
    What.REGION: "地区 所在地区 所属地区 行政区划 行政区 区划 区域 辖区 region area",
    What.ALIASES: "别名 曾用名 曾用名称 原名 原名称 简称 其他名称 别称 aliases alias former_names "
    "former_name",
    What.YEAR: "年度 报告年度 年份 year report_year",
    What.DATE: "发布日期 公开日期 公布日期 发布时间 公开时间 公布时间 发布日 date "
    "publication_date published published_on",
    What.ADDRESS: "网址 发布网址 公开网址 链接 发布链接 发布地址 网页地址 url address link "
    "publication_url",
    What.MOVED: "重新发布 再次发布 迁移 republished moved",
    What.SINCE: "设立年度 成立年度 起始年度 设立年份 成立年份 since from",
    What.UNTIL: "撤销年度 截止年度 终止年度 撤销年份 最后年度 until to",
    What.OWES: "是否应报 应报告 应发布 是否应发 是否应发布 是否应报告 due owes",
    What.IGNORED: "序号 编号 备注 说明 联系人 联系电话 电话 手机 邮箱 电子邮箱 邮编 负责人 填报人 "
    "统一社会信用代码 信用代码 组织机构代码 区划代码 行政区划代码 "
    "no number note notes remark remarks contact phone email code id",
}
_BY_WORD = {word: what for what, words in WORDS.items() for word in words.split()}
OF_A_YEAR = (What.DATE, What.ADDRESS, What.MOVED)
_YEAR = re.compile(r"[\[(_\-]*((?:19|20)\d{2})(?:年度|年)?[\])_\-]*")
_BETWEEN = re.compile(r"(?<=[a-z])[ \-]+(?=[a-z])")
_BRACKET = re.compile(r"[\[(][^\[\]()]*[\])]$")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what it says, and of which report year; None for all or for the row's own."""

    what: What
    year: int | None = None


def called(what: What) -> str:
    """What a column is called in messages and in new rosters."""
    return WORDS[what].split()[0]


def column_of(heading: str) -> Column | None:
    """The column of that heading: 发布日期2024 has a year; None if nobody knows it."""
    words = _BETWEEN.sub("_", normalize("NFKC", heading).lower())
    key = "".join(words.split()).strip("*:")
    if not key or key.startswith("#"):
        return Column(What.IGNORED)
    hit = _YEAR.search(key)
    year = int(hit[1]) if hit else None
    bare = key[: hit.start()] + key[hit.end() :] if hit else key
    for word in (bare, _BRACKET.sub("", bare)):
        what = _BY_WORD.get(word)
        if what is not None and (year is None or what in OF_A_YEAR):
            return Column(what, year)
    return None


def known_headings() -> Iterator[str]:
    """Every heading that is understood, to find the one that was meant."""
    yield from (word for word, what in _BY_WORD.items() if what is not What.IGNORED)
