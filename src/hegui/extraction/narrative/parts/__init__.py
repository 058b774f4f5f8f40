"""Wholes and their parts: 共X，其中A、B、C, nested to any depth, and lists of percentages."""

from hegui.extraction.narrative.parts.reader import PartsReader

__all__ = ["PartsReader"]
