"""How templates are set up: everything is escaped, and freed of what is not meant to be seen."""

from functools import cache
from importlib.resources import files

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from hegui.reporting.words import (
    AGENCY_KINDS,
    CLUES,
    SEVERITIES,
    copies_words,
    harmless,
    place_words,
    places_words,
)


@cache
def environment(*packages: str) -> Environment:
    """Templates of *packages*, the first that has one of that name."""
    made = Environment(
        loader=ChoiceLoader([PackageLoader(name) for name in packages]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    made.filters.update(
        place_words=place_words, places_words=places_words, copies_words=copies_words
    )
    made.globals.update(severities=SEVERITIES, agency_kinds=AGENCY_KINDS, clue_kinds=CLUES)
    return made


def asset(package: str, name: str) -> Markup:
    """A style sheet or script of ours."""
    text = files(package).joinpath("templates", name).read_text("utf-8")
    return Markup(text)  # noqa: S704 - our own file


def _shown(value: object) -> object:
    """What a template prints: our own markup as it is, everything else made harmless."""
    return value if isinstance(value, Markup | int) else harmless(value)
