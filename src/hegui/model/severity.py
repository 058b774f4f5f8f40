"""How grave a finding is: 错误, 警告, 提示. A notice never costs points."""

from enum import StrEnum


class Severity(StrEnum):
    """The three severities of the contract, gravest first."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"

    @property
    def chinese(self) -> str:
        """What officials read."""
        return {"error": "错误", "warning": "警告", "notice": "提示"}[self.value]

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return ("error", "warning", "notice").index(self.value)
