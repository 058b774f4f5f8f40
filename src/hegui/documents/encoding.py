"""Bytes become text, by what they look like and not by what they claim.

Order of trial: byte order mark; NUL bytes that only UTF-16 explains; strict UTF-8, also when
just the end is cut; then the decoding that looks most like Chinese. GB is always read as
GB18030, which holds GBK and GB2312. Pages very often declare the wrong charset, so that a
declaration only breaks ties.
"""

import codecs
import re
from dataclasses import dataclass

from hegui.documents.document import Remark

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
# Head starts: GB is by far the likeliest; a Big5 reading of GB bytes looks half right.
_CANDIDATES = (
    ("gb18030", 0.0),
    ("utf-8", 0.0),
    ("utf-16-le", 0.0),
    ("utf-16-be", 0.0),
    ("big5", -0.12),
)
_TIE_BREAK = 0.03
_SAMPLE = 8_192
_CONVINCING = 0.5
_CERTAIN = 0.7  # no other reading of the same bytes looks half as good
_ASCII = re.compile("[\x00-\x7f]+")
_NON_ASCII = re.compile(rb"[\x80-\xff]")
_PLAIN = re.compile(r"[ -~\r\n\t]")
_STRANGE = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f\ud800-\uf8ff\ufffd-\uffff]")

# The characters modern prose is mostly made of, some traditional ones for Big5, and the
# punctuation; in the order of their codes, so that they say nothing.
_COMMON = frozenset(
    "·—‘’“”…①②③④⑤　、。〇〈〉《》「」【】〔〕一七万三上下不与专且世业东两个中为主么义"
    "之九也乡书了予争事二于五些交产人什今从他代以们件任企众优会传但位住体何作你使來例依便係保信個"
    "們候做健傳像儿元先光克入全兩八公六共关其内再军农决几出分切则利别到制前力办加务动助動務化北区"
    "医區十千协南即却卷原去县又及反发取受变口只可台号司各合同名后向听告员命和品員商問善四回因国在"
    "地场城域培基報場境声处复外多大天太头女她好如委子存学學它安完定实审宣室家密實对导将將對導小少"
    "尔尚就局展属山工己已市布师带師帶常平年并广应府废度建开式张張強强当形很律後得從復微德心必态思"
    "急性总息情想意感應成我或战戰房所手才打扶承把护报拉持指据接推提收改放政效救教数數文斯新方无日"
    "时明是時更書最會月有服望期未本术机权村条来東构果查栏样核格案條業樣機權次止正此死比民气氣水求"
    "決没治法泛活海涉清满点無然照物特王环现現理生產用由申电界當疗發白百的益监目直相看真眼着督知研"
    "确確社神种科秘程種究空立站笔第等答策管类系結統縣總纠级组织经结给统维编网罚美群義老考者而聲聽"
    "育能自至與色范药营萬落處行術街表被西要見規觀见观规觉解計訊記訟設許話該認說請論識議變讓计认让"
    "训议记许论讼设识诉话询该说请读调象資负财责贫购费资走起路身边达过运还这进追這通進運過道達還那"
    "部都鄉采里重量金鎮镇長长開間關门问间队院隊障难集難零電需非面領頭題類项领题食馬马體高點！％（"
    "），－／０１２３４５６７８９：；？"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, and how it was come by.

    Attributes:
        text: without byte order mark.
        encoding: ``utf-8``, ``gb18030``, ``utf-16-le`` …
        replaced: how many characters could not be decoded and stand as U+FFFD.
    """

    text: str
    encoding: str
    replaced: int


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode with the likeliest encoding; *declared* is what the file claims."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], name)
    if wide := _wide_by_nul(data):
        return _decoded(data, wide)
    try:
        return Decoded(data.decode("utf-8"), "utf-8", 0)
    except UnicodeDecodeError as error:
        if error.end >= len(data) and error.reason == "unexpected end of data":
            return _decoded(data, "utf-8")
    return _decoded(data, _likeliest(data, declared))


def remarks_of(decoded: Decoded) -> tuple[Remark, ...]:
    """What a reader has to be told of how the text was come by."""
    said = []
    if decoded.replaced:
        said.append(
            f"有 {decoded.replaced} 个字符不能按 {decoded.encoding} 解码，已用“\ufffd”代替。"
            "请看原文件是否损坏"
        )
    if nuls := decoded.text.count("\x00"):
        said.append(f"去掉了 {nuls} 个空字符（NUL），文件可能损坏。请看原文件是否完整")
    return tuple(Remark("encoding", message) for message in said)


def likeness(text: str) -> float:
    """How much a text looks like Chinese or plain ASCII: 1 very, 0 or less not at all."""
    if not text:
        return 0.0
    common = sum(map(_COMMON.__contains__, text)) + len(_PLAIN.findall(text))
    return (common - strange(text)) / len(text)


def strange(text: str) -> int:
    """How many characters no text has: controls, private use, what could not be decoded."""
    return len(_STRANGE.findall(text))


def _decoded(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    sign = "\ufffd".encode(encoding, "ignore")  # most encodings have no such character
    kept = data.count(sign) if sign else 0
    return Decoded(text, encoding, max(text.count("\ufffd") - kept, 0))


def _wide_by_nul(data: bytes) -> str:
    sample = data[:_SAMPLE]
    sample = sample[: len(sample) & ~1]
    high, low = sample[0::2].count(0), sample[1::2].count(0)
    if not max(high, low) or min(high, low) * 10 > max(high, low):
        return ""
    name = "utf-16-le" if low > high else "utf-16-be"
    return name if likeness(sample.decode(name, "replace")) >= _CONVINCING else ""


def _likeliest(data: bytes, declared: str | None) -> str:
    found = _NON_ASCII.search(data)
    start = found.start() if found else 0
    claimed = _canonical(declared)
    best, best_score = "", -2.0
    for name, head_start in _CANDIDATES:
        wide = name.startswith("utf-16")
        begin = start & ~1 if wide else start
        text = data[begin : begin + _SAMPLE].decode(name, "replace")
        # Scripts and markup are ASCII in each of the others and would drown a few words.
        score = likeness(text if wide else _ASCII.sub("", text)) + head_start
        if score >= _CERTAIN:
            return name
        score += _TIE_BREAK if name == claimed else 0.0
        if score > best_score:
            best, best_score = name, score
    return best


def _canonical(declared: str | None) -> str:
    if not declared:
        return ""
    try:
        name = codecs.lookup(declared.strip()).name
    except (LookupError, ValueError):
        return ""
    return {"gbk": "gb18030", "gb2312": "gb18030", "utf-16": "utf-16-le"}.get(name, name)
