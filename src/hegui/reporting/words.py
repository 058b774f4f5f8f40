"""Ids and numbers of an audit → the words an official reads; text of a report → harmless text.

All text that comes from a report is hostile: whatever could steer a terminal or a page is
replaced by a sign that shows something stood there.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from hegui.model.place import Place, where_together

SEVERITIES = {"error": "错误", "warning": "警告", "notice": "提示"}
AGENCY_KINDS = {
    "government": "人民政府",
    "department": "部门",
    "township": "乡镇、街道",
    "institution": "事业单位",
    "unknown": "类别不明",
}
LEVELS = {
    "state": "国家",
    "province": "省级",
    "city": "市级",
    "county": "县级",
    "township": "乡级",
}
CLUES = {
    "peers": "远离同类同级单位",
    "past": "与本单位往年相比突变",
    "all_zero": "按理不会全部为 0",
    "first_digits": "一批报告的首位数字异常",
}
WHOLE = "全文"
CHECKLIST = {  # sort of item → its heading; those of a report that the rules could not decide
    "undetermined": "规则在这份报告上无法判断的",  # have a list of their own
    "partial": "规则只管到一部分的",
    "manual": "只能由人判断的",
    "planned": "还没有规则的",
}
CROSS = " × "  # between row and column in the label of a cell
_COLUMNS = 7

# Control characters, marks that turn the direction of text, halves of characters.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)


def harmless(text: object) -> str:
    """The text with every character replaced that is not meant to be seen."""
    return _UNSAFE.sub("□", str(text))


def one_line(text: object, longest: int) -> str:
    """The text in one line of at most *longest* characters; … marks a cut."""
    line = " ".join(harmless(text).split())
    return line if len(line) <= longest else line[: longest - 1] + "…"


def place_words(place: Mapping[str, Any]) -> str:
    """Where, as a person follows it: the spot in the file first, then the official name."""
    label = f"「{one_line(place['label'], 60)}」" if place.get("label") else ""
    return harmless(_place(place).where()) + label or WHOLE


def places_words(places: Sequence[Mapping[str, Any]]) -> list[str]:
    """Where, one phrase a spot; neighbouring cells of one row are told together."""
    said: dict[tuple[object, str], list[Mapping[str, Any]]] = {}
    for place in places:
        row, _, column = str(place["label"]).partition(CROSS)
        # A spot that is no cell has no column to be told with others.
        key = (place["page"], row if column else place_words(place))
        said.setdefault(key, []).append(place)
    told: list[str] = []
    before = ""
    for group in said.values():
        words = _cells_words(group) if len(group) > 1 else place_words(group[0])
        around = _around(group[0])
        repeated = bool(around) and around == before and words.startswith(around)
        told.append(words[len(around) :] if repeated else words)
        before = around
    return told


def _around(place: Mapping[str, Any]) -> str:
    """The table or sheet a spot is in, which a row of spots names once."""
    if place.get("sheet") is not None:
        return harmless(f"工作表“{place['sheet']}”")
    in_grid = place.get("grid") is not None and place.get("page") is None
    return f"第{place['grid']}个表格" if in_grid else ""


def _place(place: Mapping[str, Any]) -> Place:
    """The spot a document speaks of; its official names are not needed to say where it is."""
    return Place(
        line=place.get("line"),
        page=place.get("page"),
        paragraph=place.get("paragraph"),
        sheet=place.get("sheet"),
        grid=place.get("grid"),
        cell=place.get("cell"),
    )


def _cells_words(places: Sequence[Mapping[str, Any]]) -> str:
    row = str(places[0]["label"]).partition(CROSS)[0]
    columns = list(dict.fromkeys(str(p["label"]).partition(CROSS)[2] for p in places))
    if not columns[0]:
        return place_words(places[0])
    where = harmless(where_together([_place(place) for place in places]))
    more = f"等{len(columns)}格" if len(columns) > _COLUMNS else ""
    return where + f"「{one_line(row, 60)}{CROSS}{'、'.join(columns[:_COLUMNS])}{more}」"


def checklist_words(counts: Sequence[int]) -> str:
    """How much of each report is left to a person, and where it is listed; "" if nothing is."""
    if not any(counts):
        return ""
    least, most = min(counts), max(counts)
    many = f"{most}" if least == most else f"{least}～{most}"
    each = "每份报告还" if len(counts) > 1 else "还"
    return f"人工核查清单：{each}有 {many} 项要由人看，逐项列在网页（--html）和 JSON 里。"


def copies_words(report: Mapping[str, Any]) -> list[str]:
    """The other files of a report, each with how many things it says differently."""
    return [
        f"{one_line(_file(copy['path']), 60)}（"
        + (f"{copy['differences']} 处不同" if copy["differences"] else "没有发现不同")
        + ("，需人工核对" if copy["scanned"] and copy["differences"] else "")
        + "）"
        for copy in report["copies"]
    ]


def _file(path: str) -> str:
    return path.replace("!", "/").rpartition("/")[2]


def who(report: Mapping[str, Any]) -> str:
    """Whose report: the agency, else its title, else the file."""
    return one_line(report["agency"] or report["title"] or report["path"], 40)


def interval(score: Mapping[str, Any]) -> str:
    """``[88.0, 93.5]`` where rules are undetermined; "" where the score is certain."""
    if score["value"] is None or score["low"] == score["high"]:
        return ""
    return f"[{score['low']}, {score['high']}]"


def shared_folder(paths: Sequence[str]) -> str:
    """The folder all files lie in, with its slash; "" for a single file or none in common."""
    if len(paths) < 2:
        return ""
    first, last = min(paths).split("/")[:-1], max(paths).split("/")[:-1]
    same = 0
    while same < min(len(first), len(last)) and first[same] == last[same]:
        same += 1
    return "".join(f"{part}/" for part in first[:same])
