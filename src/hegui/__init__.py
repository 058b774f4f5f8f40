"""Hegui (合规): audits statutory annual reports by declarative rules."""

__version__ = "0.1.0"
