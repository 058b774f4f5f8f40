"""Prose in sentences that can be compared: masked, measured, and told apart from common words.

A sentence *counts* unless it says what everybody must say: a heading, a denial (nothing was
received, nothing happened), or little more than titles of instruments and stock phrases.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from hegui.batch.across.masks import NAME, NUMBER, Mask

_LONGEST = 300  # characters; what runs on without a stop is cut
_PIECE = re.compile(rf"[^。！？；!?;\n]{{1,{_LONGEST}}}[。！？；!?;\n]{{0,3}}")
_ORDINAL = re.compile(
    r"^(?:[（(][一二三四五六七八九十0-9]{1,3}[)）]|第?[一二三四五六七八九十]{1,2}(?:是|、|，|：)|"
    r"[0-9]{1,2}[.、．]|(?:首先|其次|再次|最后|此外|另外|同时)，|[^，。；：]{0,4}[一二三四五六七八九十]：)+"
)
_HEADED = re.compile(r"(?=[（(](?:[一二三四五六七八九十]{1,2}|[0-9]{1,2})[)）])")
_MARKS = re.compile(rf"[^\w{NUMBER}{NAME}]+")
_WITHIN = str.maketrans("", "", "、《》〈〉—-…·/%+~")  # what stands within a clause
_TITLE = re.compile(r"《[^《》]{1,80}》")
_DENIAL = re.compile(
    r"(?:未|没有)再?(?:收到|发生|产生|收取|收费|出现|接到|接收|受理|涉及|发现|引发|提起|因|发出|制发|制定|"
    r"作出|办理|实施)|不(?:存在|涉及)|(?:均|都|暂|尚|并)无|^无|没有(?:其他|需要)"
)
_NOTHING = re.compile(r"(?<![0-9.,])[0零](?:[件条次元份起宗人个篇期场户例]|万元)")
_NONE = re.compile("[未没不无零0]")
_LEAST = 6  # characters without figures and names; less is a heading or a fragment
_SHORTEST_CLAUSE = 5
SHORT = 2**32 - 1  # the lower half of a fingerprint
_MOSTLY = 0.5


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence.

    Attributes:
        text: as it stands in the report.
        masked: what is compared; no punctuation.
        size: its characters, masked ones and punctuation left out.
        mark: its fingerprint, 64 bits.
        clauses: fingerprint and size of each of its clauses, without short ones.
        counts: whether it says anything that not everybody must say.
    """

    text: str
    masked: str
    size: int
    mark: int
    clauses: tuple[tuple[int, int], ...]
    counts: bool

    def mostly(self, common: Collection[int]) -> bool:
        """Whether half of it or more is clauses that are *common*, told by their lower halves."""
        shared = sum(size for mark, size in self.clauses if mark & SHORT in common)
        return shared > 0 and shared >= sum(size for _, size in self.clauses) * _MOSTLY


@dataclass(frozen=True, slots=True)
class Stock:
    """Words that say nothing of anybody's own work, longest first."""

    words: tuple[str, ...] = ()

    def fills(self, text: str) -> bool:
        """Whether such words and titles of instruments make up half of *text* or more."""
        plain = _MARKS.sub("", text)
        rest = _TITLE.sub("", text)
        for word in self.words:
            if word in rest:
                rest = rest.replace(word, "")
        return len(_MARKS.sub("", rest)) <= len(plain) * _MOSTLY


NO_STOCK = Stock()


def stock_of(words: Iterable[str]) -> Stock:
    """Stock of these words; those of one character are left out."""
    kept = {"".join(word.split()) for word in words}
    return Stock(
        tuple(sorted((word for word in kept if len(word) > 1), key=lambda one: (-len(one), one)))
    )


def sentences_of(text: str, mask: Mask, stock: Stock = NO_STOCK) -> tuple[Sentence, ...]:
    """The sentences of *text* in order."""
    return tuple(_sentences(text, mask, stock))


def _sentences(text: str, mask: Mask, stock: Stock) -> Iterator[Sentence]:
    for long in _PIECE.findall(text):
        for part in _HEADED.split(long):
            piece = part.strip()
            clauses = _MARKS.split(mask(_ORDINAL.sub("", piece)).translate(_WITHIN))
            masked = "".join(clauses)
            size = _size(masked)
            if not masked:
                continue
            counts = size >= _LEAST and not (_denies(clauses, piece) or stock.fills(piece))
            sized = [(clause, _size(clause)) for clause in clauses]
            marks = tuple(
                (fingerprint(clause), length)
                for clause, length in sized
                if length >= _SHORTEST_CLAUSE
            )
            yield Sentence(piece, masked, size, fingerprint(masked), marks, counts)


def fingerprint(text: str) -> int:
    """64 bits that are the same on every machine."""
    data = text.encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "little")


def _size(masked: str) -> int:
    masks = masked.count(NUMBER) + masked.count(NAME)
    return len(masked) - masks


def _denies(clauses: Sequence[str], text: str) -> bool:
    """Whether at least half of the *clauses* of *text* say that there was nothing."""
    if _NONE.search(text) is None:
        return False
    denying = sum(len(one) for one in clauses if _DENIAL.search(one))
    if denying * 2 >= sum(map(len, clauses)):
        return True
    return len(_NOTHING.findall(text)) * 2 > sum(map(bool, clauses))
