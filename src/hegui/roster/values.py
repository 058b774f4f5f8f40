"""What stands in a cell of a roster becomes a value, or the words for why it cannot."""

import re
from collections.abc import Mapping
from datetime import date
from unicodedata import normalize

from hegui.model.agency_kind import AgencyKind
from hegui.model.likeness import meant

KINDS: dict[str, str] = {
    AgencyKind.GOVERNMENT: "人民政府 政府 各级政府 government",
    AgencyKind.DEPARTMENT: "部门 政府部门 工作部门 政府工作部门 组成部门 直属机构 派出机构 "
    "派出机关 管委会 行政机关 委办局 department",
    AgencyKind.TOWNSHIP: "乡镇街道 乡镇 街道 镇街 镇 乡 乡镇人民政府 乡镇政府 街道办事处 街道办 "
    "镇人民政府 乡人民政府 镇政府 乡政府 乡镇、街道 乡镇(街道) 镇(街道) township",
    AgencyKind.INSTITUTION: "事业单位 事业机构 公共企事业单位 企事业单位 授权组织 "
    "法律法规授权的组织 法律、法规授权的组织 institution",
    AgencyKind.UNKNOWN: "不明 其他 unknown",
}
LEVELS: dict[str, str] = {
    "state": "国家 国家级 中央 全国 state",
    "province": "省级 省 自治区 直辖市 省部级 province",
    "city": "市级 市 地市级 设区的市 设区市 地级市 州 州级 盟 地级 city",
    "county": "县级 县 区 区级 旗 区县级 县区级 区县 县区 县级市 县(市、区) 县(市、区)级 county",
    "township": "乡级 乡镇级 乡镇 镇级 镇 乡 街道 镇街 乡镇街道 township",
    "unknown": "不明 unknown",
}
# 区政府工作部门, 公益一类事业单位: what ends so is said in many words.
_KIND_ENDINGS = (
    ("部门", AgencyKind.DEPARTMENT.value),
    ("事业单位", AgencyKind.INSTITUTION.value),
    ("街道", AgencyKind.TOWNSHIP.value),
    ("县人民政府", AgencyKind.GOVERNMENT.value),
    ("级人民政府", AgencyKind.GOVERNMENT.value),
)
_TRUTHS = {
    True: "是 有 需要 应报 应当 true yes y 1 √",
    False: "否 无 不需要 不应报 false no n 0 ×",
}
_YEAR = re.compile(r"((?:19|20)\d{2})(?:年度|年)?(?:\.0)?")
_DAY = re.compile(
    r"((?:19|20)\d{2})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?|(\d{2})(\d{2}))"
    r"(?:[T日号]?\d{1,2}[:时]\d{1,2}.{0,20})?"
)
_BETWEEN = re.compile(r"[;；、,，|\n]")
_LONGEST = 200


class WrongValueError(ValueError):
    """A cell that cannot be read; the message is Chinese and says what to write."""


def kind_of(text: str) -> str:
    """A kind of agency.

    Raises:
        WrongValueError: no kind is called so.
    """
    key = _key(text)
    near = next((kind for end, kind in _KIND_ENDINGS if key.endswith(end)), None)
    exact = any(key in words.split() for words in KINDS.values())
    return _word(text, "机关类别", KINDS) if exact or near is None else near


def level_of(text: str) -> str:
    """A level.

    Raises:
        WrongValueError: no level is called so.
    """
    return _word(text, "层级", LEVELS)


def truth_of(text: str) -> bool:
    """是 or 否.

    Raises:
        WrongValueError: it is neither.
    """
    key = _key(text)
    for truth, words in _TRUTHS.items():
        if key in words.split():
            return truth
    raise WrongValueError(f"“{_cut(text)}”看不懂，请写“是”或“否”")


def year_of(text: str) -> int:
    """A year.

    Raises:
        WrongValueError: it is none.
    """
    hit = _YEAR.fullmatch(_key(text))
    if not hit:
        raise WrongValueError(f"“{_cut(text)}”不是年份，请写成 2024")
    return int(hit[1])


def day_of(text: str) -> date:
    """A day.

    Raises:
        WrongValueError: it is none, or there is no such day.
    """
    hit = _DAY.fullmatch(_key(text).upper())
    if not hit:
        raise WrongValueError(f"“{_cut(text)}”不是完整的日期，请写成 2025-01-31")
    year, month, day = int(hit[1]), int(hit[2] or hit[4]), int(hit[3] or hit[5])
    try:
        return date(year, month, day)
    except ValueError:
        raise WrongValueError(f"没有“{_cut(text)}”这一天，请核对日期") from None


def names_of(text: str) -> tuple[str, ...]:
    """Several names in one cell, each once, in order."""
    names = (one.strip() for one in _BETWEEN.split(text))
    return tuple(dict.fromkeys(one for one in names if one))


def name_of_agency(text: str) -> str:
    """The name of one agency.

    Raises:
        WrongValueError: it is too long to be one.
    """
    name = "".join(text.split("\n")).strip()
    if len(name) > _LONGEST:
        raise WrongValueError(f"“{_cut(name)}”太长，不像一个单位的名称（{len(name)} 个字）")
    return name


def as_written(text: str) -> str:
    """The text in one line."""
    return " ".join(text.split())


def chinese_kind(kind: str) -> str:
    """What a new roster calls a kind; "" for one that is not known."""
    return "" if kind == AgencyKind.UNKNOWN else KINDS[kind].split()[0]


def chinese_level(level: str) -> str:
    """What a new roster calls a level; "" for one that is not known."""
    return "" if level == "unknown" else LEVELS[level].split()[0]


def _word(text: str, what: str, known: Mapping[str, str]) -> str:
    key = _key(text)
    for value, words in known.items():
        if key in words.split():
            return str(value)
    first = "、".join(words.split()[0] for words in known.values() if words)
    every = [word for words in known.values() for word in words.split()]
    near = meant(key, every)
    raise WrongValueError(f"没有“{_cut(text)}”这种{what}。{near}{what}写：{first}，或者空着")


def _key(text: str) -> str:
    return "".join(normalize("NFKC", text).split()).lower()


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 40 else line[:39] + "…"
