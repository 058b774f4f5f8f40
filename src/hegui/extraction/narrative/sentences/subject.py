"""Whether words speak of the report's own subject, of other business, or of what all work has."""

from collections.abc import Mapping
from typing import Any

from hegui.extraction.narrative.sentences.words import any_of, without
from hegui.model.truth import Truth

_ENOUGH = 2  # words of other business that no shared word can outweigh


class Subject:
    """Tells the subject of a text by its words; built once from the pack's lists."""

    def __init__(self, wording: Mapping[str, Any]) -> None:
        """Compiles the lists."""
        self.doubt = str(wording.get("doubt", ""))
        """Why it is unknown, in words for officials."""
        self._own = any_of(wording.get("own", ()))
        self._unlike = any_of(wording.get("unlike", ()))
        self._shared = any_of(wording.get("shared", ()))
        self._other = any_of(wording.get("other", ()))

    def own(self, text: str) -> bool:
        """Whether a word of the report's subject stands in *text*."""
        return self._own.search(without(self._unlike, text)) is not None

    def other(self, text: str) -> bool:
        """Whether a word of other business stands in *text*."""
        return self._other.search(text) is not None

    def about(self, text: str) -> Truth:
        """True: it is about the subject; False: about other business; None: it may be either."""
        if self.own(text):
            return True
        others = len(set(self._other.findall(text)))
        if others >= _ENOUGH or (others and not self._shared.search(text)):
            return False
        return None
