"""Hegui (合规): audits statutory annual reports by declarative rules.

``hegui.audit_paths`` is the way in for programs; it is loaded when it is asked for.
"""

from importlib import import_module

__version__ = "0.1.0"

_API = {
    **dict.fromkeys(("Audited", "Reports", "audit_paths"), "hegui.api.audited"),
    **dict.fromkeys(("Finding", "Place", "Report", "Score", "Unreadable"), "hegui.api.values"),
}


def __getattr__(name: str) -> object:
    if name not in _API:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_API[name]), name)
