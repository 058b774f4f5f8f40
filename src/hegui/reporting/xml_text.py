"""Text of a report → text that may stand in XML 1.0, with a sign where something was taken out."""

import re
from html import escape

from hegui.reporting.words import harmless

_NO_CHARACTERS = re.compile("[\ufffe\uffff]")  # harmless on a page, forbidden in XML


def xml_text(text: object) -> str:
    """The text with every character replaced that XML 1.0 forbids or that is not to be seen."""
    return _NO_CHARACTERS.sub("□", harmless(text))


def element_text(text: object) -> str:
    """The text as the content of an element."""
    return escape(xml_text(text), quote=False)


def attribute(text: object) -> str:
    """The text as the value of an attribute, in quotes; line breaks survive."""
    safe = escape(xml_text(text), quote=True)
    return '"' + safe.replace("\n", "&#10;").replace("\t", "&#9;") + '"'
