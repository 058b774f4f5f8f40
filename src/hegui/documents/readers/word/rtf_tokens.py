"""RTF taken apart: groups, control words, bytes of text. Knows no word's meaning but ``bin``'s."""

import re
from collections.abc import Iterator

from hegui.documents.limits import Limits, check

OPEN, CLOSE, WORD, SYMBOL, TEXT, ESCAPED = range(6)
_TOKEN = (
    rb"((?:\\'[0-9a-fA-F]{2}){1,4096})"
    rb"|\\([A-Za-z]{1,32})(-?\d{1,10})? ?"
    rb"|\\([^A-Za-z])"
    rb"|([{}])"
    rb"|(%s)"
)
_BRACES = rb"[{}]|\\(?:bin(\d{1,10}) ?|.)"
_NARROW = re.compile(_TOKEN % rb"[^\\{}]+", re.DOTALL), re.compile(_BRACES, re.DOTALL)
# The second byte of a character may look like a backslash or a brace.
_PAIR = rb"[\x81-\xfe](?!\\'[0-9a-fA-F]{2})[\x40-\xfe]"
_WIDE = (
    re.compile(_TOKEN % rb"(?:%s|[^\\{}])+" % _PAIR, re.DOTALL),
    re.compile(rb"(?:%s)+|%s" % (_PAIR, _BRACES), re.DOTALL),
)
_WIDE_SETS = re.compile(
    rb"\\(?:ansicpg(?:932|936|949|950|54936)|fcharset(?:128|129|134|136))(?!\d)"
)
_TOKENS = 4  # so many for each node that a page may have; real: under 50,000 in all
_BREAKS = b"\r\n\x00"

Token = tuple[int, str, int | None, bytes]


class _Names(dict[bytes, str]):
    """Control words met so far: there are few of them, and each comes a thousand times."""

    def __missing__(self, word: bytes) -> str:
        name = self[word] = word.decode("ascii")
        return name


class Tokens:
    """The tokens of one file, in order, with a way to leave out the rest of a group."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._data = data
        # Hardly any program writes other bytes than those of ASCII, and then the short way does.
        wide = not data.isascii() and _WIDE_SETS.search(data)
        self._token, self._skipped = _WIDE if wide else _NARROW
        self._most = _TOKENS * limits.nodes
        self._met = 0
        self.at = 0

    def __iter__(self) -> Iterator[Token]:
        """Kind, name of a word or symbol, its number, bytes of text.

        Raises:
            DocumentError: there are more tokens than allowed.
        """
        token, names = self._token.match, _Names()
        while match := token(self._data, self.at):
            self.at = match.end()
            self._count()
            kind = match.lastindex
            if kind == 3:
                number = int(match[3])
                name = names[match[2]]
                if name == "bin":
                    self.at += max(0, number)
                else:
                    yield WORD, name, number, b""
            elif kind == 2:
                yield WORD, names[match[2]], None, b""
            elif kind == 1:
                yield ESCAPED, "", None, bytes.fromhex(match[1].replace(b"\\'", b"").decode())
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
        while match := self._skipped.search(self._data, self.at):
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
