"""Documents for the writers: as the builders make them, with what the office decided on top."""

from copy import deepcopy
from typing import Any

from hegui.reporting.summary import Survey, survey
from tests.unit.reporting.documents import CLEAN, FAULTY, VIEW, run, two_reports

Document = dict[str, Any]
GRADES = [grade["name"] for grade in VIEW["grades"]]

HOSTILE = (
    '=HYPERLINK("http://evil.example")',
    "+1+1",
    "@SUM(A1)",
    "\t=1",
    "<script>alert(1)</script>",
    "]]></testcase>&amp;\"'",
    "{{ 7*7 }}{% x %}",
    "<r><t>x</t></r>",
    "_x000A_ _x005F_",
    "\x00\x07\x0b\x1b[31m\x7f\x9f",
    "\u2028\u2029\u202e\ufeff\ufffe\uffff",
    "\ud800半个\udfff",
    "𠀀" * 20_000,
    "长" * 40_000,
    "",
)


def two() -> Document:
    """A faulty report, a clean one, a file that could not be read."""
    return deepcopy(two_reports()[0])


def none() -> Document:
    """A run that audited nothing."""
    return deepcopy(run(坏="文件是空的")[0])


def hostile(text: str) -> Document:
    """A run in which every text a report can bring is *text*."""
    document = deepcopy(run((f"县/{text}.txt", text, FAULTY), ("乙.txt", "乙局", CLEAN))[0])
    report = next(one for one in document["reports"] if one["findings"])
    report["title"] = text
    for found in report["findings"]:
        found["message"] = text
        for place in found["places"]:
            place["text"] = place["label"] = text
    report["undetermined"] = [{**one, "reason": text} for one in report["undetermined"]]
    report["copies"] = [{"path": text, "kind": "pdf", "differences": 1, "scanned": False}]
    document["unreadable"] = [{"path": text, "reason": text}]
    beside = {"rule": "ARI-01", "title": text, "severity": "error", "draft": False}
    place = {**report["findings"][0]["places"][0], "file": f"县/{text}.txt"}
    where = {"paths": [f"县/{text}.txt", "乙.txt"], "places": [place], "agency": text}
    more = {"id": "beside", "year": 2023, "message": text, "remedy": text}
    document["across"] = [{**beside, **where, **more}]
    return document


def decided() -> Document:
    """The same as ``two``, after the office has waived, dismissed and answered."""
    document = two()
    report = document["reports"][0]
    first, second = report["findings"]
    first["settled"] = {
        "how": "waived",
        "reason": "机构改革，数据并入上级统计",
        "by": "王五",
        "date": "2026-03-01",
        "until": "2026-12-31",
    }
    second["settled"] = {"how": "dismissed", "reason": "台账无误", "by": "李四"}
    report["settled_score"] = {**report["score"], "value": "100.0", "high": "100.0"}
    report["settled_score"] |= {"low": "100.0", "grade": "优秀", "limited_by": None}
    report["next_grade"] = {"grade": "优秀", "value": "99.0", "findings": [first["id"]]}
    report["settled_ledger"] = []
    what = "查看网站上的栏目"
    item = {"kind": "manual", "what": what, "look": "看栏目", "source": "第四十九条", "rules": []}
    report["checklist"].append({**item, "section": None, "places": []})
    answer = {
        "kind": "duty",
        "what": what,
        "verdict": "met",
        "by": "张三",
        "date": "2026-04-01",
        "note": "看过",
    }
    mark = {"kind": "finding", "what": second["id"], "verdict": "false_alarm"}
    rule = {"kind": "open", "what": "ARI-02", "verdict": "not_applicable", "by": "张三"}
    gone = {"kind": "duty", "what": "已经废止的职责", "verdict": "unmet", "by": "张三"}
    report["answers"] = [answer, mark, rule, gone]
    whose = {"rule": "ARI-01", "agency": "临岚县教育局", "year": 2023}
    document["waivers"] = [
        {"state": "expired", "message": "已经到期", "at": "waivers.yaml:3", **whose}
    ]
    clue = {"kind": "peers", "path": "县/a.txt", "agency": "临岚县教育局", "year": 2023}
    document["clues"] = [{**clue, "message": "多得出奇", "value": "900", "expected": "12"}]
    return document


def seen(document: Document) -> Survey:
    return survey(document, GRADES)


__all__ = [
    "CLEAN",
    "FAULTY",
    "GRADES",
    "HOSTILE",
    "VIEW",
    "decided",
    "hostile",
    "none",
    "run",
    "two",
]
