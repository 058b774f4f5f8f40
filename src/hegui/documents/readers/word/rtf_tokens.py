"""RTF taken apart: groups, control words, bytes of text. Knows no word's meaning but ``bin``'s."""

import re
from collections.abc import Iterator

from hegui.documents.limits import Limits, check

OPEN, CLOSE, WORD, SYMBOL, TEXT, ESCAPED = range(6)
_TOKEN = re.compile(
    rb"((?:\\'[0-9a-fA-F]{2}){1,4096})"
    rb"|\\([A-Za-z]{1,32})(-?\d{1,10})? ?"
    rb"|\\([^A-Za-z])"
    rb"|([{}])"
    rb"|([^\\{}]+)",
    re.DOTALL,
)
_SKIPPED = re.compile(rb"[{}]|\\(?:bin(\d{1,10}) ?|.)", re.DOTALL)
_TOKENS = 4  # so many for each node that a page may have; real: under 50,000 in all
_BREAKS = b"\r\n\x00"

Token = tuple[int, str, int | None, bytes]


class Tokens:
    """The tokens of one file, in order, with a way to leave out the rest of a group."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._data = data
        self._most = _TOKENS * limits.nodes
        self._met = 0
        self.at = 0

    def __iter__(self) -> Iterator[Token]:
        """Kind, name of a word or symbol, its number, bytes of text.

        Raises:
            DocumentError: there are more tokens than allowed.
        """
        while match := _TOKEN.match(self._data, self.at):
            self.at = match.end()
            self._count()
            kind = match.lastindex
            if kind == 1:
                yield ESCAPED, "", None, bytes.fromhex(match[1].replace(b"\\'", b"").decode())
            elif kind in (2, 3):
                number = int(match[3]) if match[3] else None
                if match[2] == b"bin":
                    self.at += max(0, number or 0)
                else:
                    yield WORD, match[2].decode("ascii"), number, b""
            elif kind == 4:
                yield SYMBOL, match[4].decode("latin-1"), None, b""
            elif kind == 5:
                yield OPEN if match[5] == b"{" else CLOSE, "", None, b""
            else:
                yield TEXT, "", None, match[6].translate(None, _BREAKS)

    def _count(self) -> None:
        self._met += 1
        if self._met > self._most:
            check("RTF 控制字过多", self._met, self._most)

    def skip(self) -> bytes:
        """Pass over the rest of the group, up to its closing brace; gives what was passed over.

        Raises:
            DocumentError: there are more tokens than allowed.
        """
        depth, start = 0, self.at
        while match := _SKIPPED.search(self._data, self.at):
            self._count()
            if match[0] == b"}":
                if not depth:
                    self.at = match.start()
                    return self._data[start : self.at]
                depth -= 1
            elif match[0] == b"{":
                depth += 1
            self.at = match.end() + int(match[1] or 0)
        self.at = len(self._data)
        return self._data[start:]

    def skip_group(self) -> None:
        """Pass over the group that begins here, if one does."""
        if self._data[self.at : self.at + 1] == b"{":
            self.at += 1
            self.skip()
            self.at += 1
