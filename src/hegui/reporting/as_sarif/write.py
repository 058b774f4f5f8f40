"""The log, piece by piece: one run, its results one at a time, the files they speak of last."""

from collections.abc import Iterator, Mapping
from typing import Any

from hegui import __version__
from hegui.exchange.document import Document, line
from hegui.reporting.as_sarif.places import BASE, Files, whole
from hegui.reporting.as_sarif.results import Results
from hegui.reporting.as_sarif.tool import taxonomies, tool

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
VERSION = "2.1.0"


def sarif_pieces(
    document: Mapping[str, Any],
    rules: Mapping[str, Any],
    *,
    all_of: bool = False,
    states: Mapping[str, str] | None = None,
    hashes: Mapping[str, str] | None = None,
) -> Iterator[str]:
    """The log as text; the reports are walked once and none is held.

    Args:
        document: the audit document.
        rules: the rules, as outputs show them.
        all_of: also results for what passed, does not apply or is left to people.
        states: id of a finding → ``new``, ``unchanged`` or ``updated`` since an earlier run.
        hashes: path → SHA-256 of the file, of those that are known.
    """
    law = taxonomies(rules)
    results = Results(rules, states or {}, all_of=all_of)
    run = {
        "tool": tool(rules, law, __version__),
        **({"taxonomies": law} if law else {}),
        "automationDetails": {"id": f"hegui/{document['rules']['pack']}/"},
        "language": "zh-CN",
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {BASE: {"description": {"text": "开始审核时所在的文件夹"}}},
        "properties": {"asOf": document["as_of"], "rules": dict(document["rules"])},
    }
    head = line({"$schema": SCHEMA, "version": VERSION, "runs": []})
    yield head[: -len("]}")] + "\n" + line(run)[:-1] + ',\n"results":['
    before = "\n"
    for result in _all(document, results):
        yield before + line(result)
        before = ",\n"
    yield '\n],\n"artifacts":['
    rest = [_invocation(document, results.files)]  # before the files: it names some
    before = "\n"
    for artifact in results.files.listed(hashes or {}):
        yield before + line(artifact)
        before = ",\n"
    yield '\n],\n"invocations":[' + ",".join(map(line, rest)) + "]}\n]}\n"


def _all(document: Mapping[str, Any], results: Results) -> Iterator[Document]:
    for report in document["reports"]:
        yield from results.of_report(report)
    for entry in document["across"]:
        yield results.across(entry)


def _invocation(document: Mapping[str, Any], files: Files) -> Document:
    """What went wrong with the looking itself: never a result, for no report broke a rule."""
    troubles = [
        {
            "level": "error",
            "message": {"text": f"未能审核：{one['reason']}"},
            "locations": [whole(one["path"], files)],
        }
        for one in document["unreadable"]
    ]
    return {
        "executionSuccessful": True,
        **({"toolExecutionNotifications": troubles} if troubles else {}),
    }
