"""The words that open a list of parts: 其中, 分别为, 按……分为, a colon, ……中.

Says for the words between two numbers whether the second is a part of something before it, and
how complete the list claims to be. General Chinese; knows no form.
"""

import re
from dataclasses import dataclass
from enum import StrEnum


class Claim(StrEnum):
    """How complete a list says it is."""

    WHOLE = "whole"
    INCLUDES = "includes"
    OPEN = "open"
    PARTIAL = "partial"


@dataclass(frozen=True, slots=True)
class Opening:
    """A list begins here.

    Attributes:
        claim: how complete it says it is.
        header: it is a heading (从结果看) whose whole may stand further away.
        resumes: the words by which it takes up an earlier part (网站信息中); else "".
        direct: what it divides is the number just before it (9件申请中).
    """

    claim: Claim
    header: bool = False
    resumes: str = ""
    direct: bool = False


_NUMBER = "[0-9一二两三四五六七八九十]{1,3}"
_NOT_DIVIDED = (
    "(?!工|别|管|析|级|期|配|享|解|布|公司|局|中心|站|院|会|行|头|队|钟|之|批|散|区|送|发)"
)
_ASPECT = (
    "(?:方式|渠道|途径|形式|类型|类别|种类|内容|结果|来源|主体|领域|载体|对象|身份|性质|属性"
    "|构成|分布)"
)
_WHOLE = re.compile(
    "分别(?:为|是|有|达|占)|依次(?:为|是|有|达)|各(?:为|是|有|占|达)|分(?:为|成|布(?:情况)?(?:为|如下|是|在|于|：|:))"
    f"|分{_NUMBER}个?(?:大|小)?[类种项部]|具体(?:分布|情况)?(?:为|是|包括|如下|：|:)"
    "|构成(?:情况)?(?:为|如下|是|：|:)|归(?:入|为)|[，：:。]即(?:为|是)?"
    f"|(?:按照?|依照?|依据|根据)[^，；。：]{{1,14}}?(?:划分|区分|分类|统计|分{_NOT_DIVIDED})"
    f"|{_NUMBER}个?(?:大|小)?[类种](?:信息|渠道|情形|情况|方式)?[：:]|如下[：:]"
)
_INCLUDES = re.compile("(?<!不)(?:包括|包含|涵盖)|(?<![不包])含有?(?![义量金])")
_OPEN = re.compile("其中|当中|内有|内含")
_PARTIAL = re.compile(
    "主要|重点|较[多高大]的?|居[多前]|为主(?![办动要管持体题席任导])|例如|比如|譬如|诸如|典型|突出|[^一-龥]如(?![下期实上])"
    "|最[多高大]|代表性|靠前|前[一二三四五六七八九十]位|(?:其中|包括)(?:有|包括)"
)
_FROM = re.compile("(?:^|[，；。：])从[^，；。：]{1,14}?(?:来看|上看|看)")
# Another way of dividing what a list before has divided: ；按提交方式分，…….
_BY = re.compile(
    "(?:^|[，；。：])[若如再另又同]?(?:按照?|依照?|依据|根据|就|以)[^，；。：]{1,14}?"
    f"(?:划分|区分|分类|统计|来?看|而言|来说|计算?|分{_NOT_DIVIDED})"
)
_HEADING = re.compile(
    f"(?:^|[，；。])[^，；。：0-9]{{0,10}}{_ASPECT}"
    "(?:(?:上|方面)[，：:]?|(?:分布|构成|情况)*(?:为|是|有|：|:))"
)
_AMONG = "中(?![标央心小期文国级学型层医介共等间长午旬秋考职华年断止奖选])"
_LISTED = re.compile(f"{_ASPECT}(?:分布|构成|情况)*(?:为|是)?[：:]")
_DIRECT = re.compile(f"^[^，；。：、]{{0,14}}{_AMONG}[，：:]?")
_TAKEN_UP = re.compile(
    f"(?:^|[，；。、：])([^，；。、：]{{1,14}}?){_AMONG}[，：:]?[^，；。、：中]{{0,16}}$"
)
_NO_PLACE = re.compile("(?:其|当|集|过程|工作|年|期|之|活动|执行|实践|建设|管理)$|^其")
_COMPOSED = re.compile("(?:^|[，：:])(?:共)?由[^，；。]{0,30}$")
_SIGNS = frozenset(
    "分依按照据就各具构归即类种如包涵含其当内中看式道径型别容果源体域象份质性成布主重由：:"
)
_CLAUSE = re.compile("[，,；;。：:、]")
_ABOUT_WHOLE = re.compile(f"其中|[^，]{{0,8}}{_ASPECT}(?:上|构成|分布)*|共|均|只|则|各")
_STOP = re.compile("[。！？!?]")
_MAINLY = re.compile("[，：:][^，；。]{0,12}(?:主要|重点)[^，；。]{0,10}(?:有|是|为)")
_MAY = re.compile(
    f"[（(：:按归即如含看由余剩]|包括|涵盖|其|[当内][中有]|[^部]分|依次|各[自为是有占达]|具体|构成|主要|重点|[^公]共|[合共总小]计|总数|季度|半年"
    f"|{_ASPECT}(?:分布|构成|情况)*(?:上|方面|为|是|有)|{_AMONG}"
)
_COLON = re.compile("[：:]")


def may_divide(words: str) -> bool:
    """Whether anything in *words* can open, close or sum a list: quick, and often too generous."""
    return bool(_MAY.search(words))


def opening(bridge: str, ahead: str) -> Opening | None:
    """The list the words *bridge* between two numbers open, if any; *ahead* is what follows."""
    if _SIGNS.isdisjoint(bridge):
        return None
    stop = max((hit.end() for hit in _STOP.finditer(bridge)), default=0)
    words = bridge[stop:]
    crossing = stop > 0
    partial = bool(_PARTIAL.search(words))
    if (
        not crossing
        and (hit := _DIRECT.match(words))
        and not _NO_PLACE.search(hit[0].rstrip("，：:")[:-1])
    ):
        whole = _WHOLE.search(words, hit.end())
        return Opening(_claim(Claim.WHOLE if whole else Claim.OPEN, partial), direct=True)
    header = bool(_FROM.search(words) or _HEADING.search(words))
    if _says_whole(words):
        again = header or crossing or bool(_BY.search(words))
        few = "其中" in words and _BY.search(words.partition("其中")[0])
        return Opening(_claim(Claim.OPEN if few else Claim.WHOLE, partial), header=again)
    if _COMPOSED.search(words) and re.search("组成|构成", ahead):
        return Opening(_claim(Claim.WHOLE, partial))
    if _near(_OPEN, words):
        return Opening(_claim(Claim.OPEN, partial or bool(_INCLUDES.search(words))))
    if resumed := _taken_up(words, crossing):
        return Opening(_claim(Claim.OPEN, partial), resumes=resumed)
    if _near(_INCLUDES, words):
        return Opening(_claim(Claim.INCLUDES, partial), header=crossing)
    if header:
        claim = Claim.WHOLE if _LISTED.search(words) else Claim.OPEN
        return Opening(_claim(claim, partial), header=True)
    if not crossing and _near(_COLON, words):
        return Opening(_claim(Claim.WHOLE, partial))
    if not crossing and _MAINLY.search(words):
        return Opening(Claim.PARTIAL)
    return None


def _taken_up(words: str, crossing: object) -> str:
    """The part that is taken up again: 网站信息 of 网站信息中; "" if none is."""
    hit = _TAKEN_UP.search(words)
    if hit is None or _NO_PLACE.search(hit[1]):
        return ""
    return hit[1] if crossing or hit.start() > 0 or words[:1] in "，；、" else ""


def says_all(words: str) -> bool:
    """Whether somewhere in *words* a list of all parts begins: 分为, 按……划分."""
    return bool(_WHOLE.search(words))


def _near(pattern: re.Pattern[str], words: str) -> bool:
    """Whether what *pattern* finds opens the very clause the item stands in."""
    ends = [hit.end() for hit in pattern.finditer(words)]
    return bool(ends) and not re.search("[，,；;]", words[ends[-1] :].lstrip("，,：:"))


def _says_whole(words: str) -> bool:
    """Whether *words* open a full list; 五个县区依次为 only shares numbers out."""
    for hit in _WHOLE.finditer(words):
        if not hit[0].startswith(("分别", "依次", "各")):
            if not re.search("[，,；;]", words[hit.end() :].lstrip("，,：:")):
                return True
            continue
        clause = _CLAUSE.split(words[: hit.start()])[-1]
        if re.search("[；;]", words[hit.end() :]):
            continue
        if not clause or _ABOUT_WHOLE.fullmatch(clause) or hit.start() == len(clause):
            return True
    return False


def _claim(claim: Claim, partial: object) -> Claim:
    return Claim.PARTIAL if partial else claim
