"""Slips of the pen: doubled words, brackets that do not pair, signs of the wrong width."""

from hegui.extraction.narrative.slips.reader import SlipReader

__all__ = ["SlipReader"]
