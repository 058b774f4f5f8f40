"""The exit codes of the contract, and which error or result gives which.

When several hold the highest is returned; a code is never a count.
"""

from collections.abc import Mapping
from enum import IntEnum
from itertools import chain
from typing import Any

from hegui.errors import DocumentError, HeguiError, PackError, UsageError
from hegui.model.severity import Severity


class ExitCode(IntEnum):
    """What a script can tell from the end of the program."""

    CLEAN = 0
    FOUND = 1
    WRONG_USE = 2
    WRONG_RULES = 3
    UNREAD = 4
    FAILED = 5
    INTERRUPTED = 130

    @property
    def chinese(self) -> str:
        """What ``audit --help`` says of it."""
        return _CHINESE[self]


_CHINESE = {
    ExitCode.CLEAN: "全部读过、审过，没有达到 --fail-on 程度的问题",
    ExitCode.FOUND: "发现了达到 --fail-on 程度（默认：错误）的问题",
    ExitCode.WRONG_USE: "用法不对：没有这个选项、路径，或者里面没有可审核的文件",
    ExitCode.WRONG_RULES: "规则、规则包或格式文件有错",
    ExitCode.UNREAD: "有的报告读不了或审不了，其余的结果完整",
    ExitCode.FAILED: "程序自身出错",
    ExitCode.INTERRUPTED: "被中断",
}


def of_error(error: HeguiError) -> ExitCode:
    """The code of an error that ended the program."""
    if isinstance(error, UsageError):
        return ExitCode.WRONG_USE
    if isinstance(error, PackError):
        return ExitCode.WRONG_RULES
    if isinstance(error, DocumentError):
        return ExitCode.UNREAD
    return ExitCode.FAILED


def of_audit(document: Mapping[str, Any], fail_on: str) -> ExitCode:
    """The code of a run, from its audit document; *fail_on* is a severity or ``never``."""
    if document["unreadable"]:
        return ExitCode.UNREAD
    found = (finding for report in document["reports"] for finding in report["findings"])
    counted = (f for f in chain(document["across"], found) if not (f.get("draft") or _aside(f)))
    if fail_on != "never" and any(_at_least(f["severity"], fail_on) for f in counted):
        return ExitCode.FOUND
    return ExitCode.CLEAN


def _aside(finding: Mapping[str, Any]) -> bool:
    """Whether the office set it aside, or marked it as a false alarm."""
    return (finding.get("settled") or {}).get("how") in {"waived", "dismissed"}


def _at_least(severity: str, wanted: str) -> bool:
    return Severity(severity).rank <= Severity(wanted).rank
