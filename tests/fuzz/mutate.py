"""A valid file, hurt at random: blindly, where markup stands, or inside a container's parts."""

import io
import re
import warnings
from collections.abc import Callable
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile

Hurt = Callable[[Random, bytes], bytes]

_NUMBERS = (0, 1, 2, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)
_VALUES = rb"0|1|-1|2|63|65|255|32768|65536|999999999|-2147483649|99999999999999999999|1e9|NaN||x"
_WORDS = (
    b"\x00",
    b"\x07",
    b"\r",
    b"\xff\xfe",
    b"<",
    b"&#0;",
    b"&",
    b"\xed\xa0\x80",
    b"{",
    b"\\",
    b"=",
)
_TAG = re.compile(rb"<[^<>]{1,400}>")
_QUOTED = re.compile(rb'"[^"<>]{0,60}"')
_DIGITS = re.compile(rb"\d+")
_WORD = re.compile(rb"\\[a-z]+-?\d*|[A-Za-z]+")


def bytes_hurt(rng: Random, data: bytes) -> bytes:
    """Bytes changed, cut out, moved or put in, anywhere."""
    hurt = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 4, 16))):
        at = rng.randrange(len(hurt) + 1)
        end = min(len(hurt), at + rng.choice((1, 2, 8, 64, 512, 4096)))
        match rng.randrange(7):
            case 0:
                hurt[at:end] = rng.randbytes(end - at)
            case 1:
                del hurt[at:end]
            case 2:
                other = rng.randrange(len(hurt) + 1)
                hurt[other:other] = hurt[at:end]
            case 3:
                size = rng.choice((1, 2, 4))
                number = rng.choice(_NUMBERS) & (256**size - 1)
                hurt[at : at + size] = number.to_bytes(size, rng.choice(("little", "big")))
            case 4:
                hurt[at:at] = rng.choice(_WORDS) * rng.choice((1, 1, 3, 300))
            case 5 if rng.random() < 0.3:
                del hurt[at:]
            case _:
                if at < len(hurt):
                    hurt[at] ^= 1 << rng.randrange(8)
    return bytes(hurt)


def start_hurt(rng: Random, data: bytes) -> bytes:
    """As ``bytes_hurt``, but in the first kilobytes, where headers and directories stand."""
    head = rng.choice((64, 512, 2048, 8192))
    return bytes_hurt(rng, data[:head]) + data[head:]


def markup_hurt(rng: Random, data: bytes) -> bytes:
    """Tags dropped, doubled, moved or nested; numbers and values replaced."""
    for _ in range(rng.choice((1, 1, 2, 5))):
        tags = list(_TAG.finditer(data))
        if not tags:
            return bytes_hurt(rng, data)
        one, other = rng.choice(tags), rng.choice(tags)
        match rng.randrange(6):
            case 0:
                data = data[: one.start()] + data[one.end() :]
            case 1:
                data = data[: one.start()] + one[0] * rng.choice((2, 40, 400)) + data[one.end() :]
            case 2:
                data = data[: other.end()] + one[0] + data[other.end() :]
            case 3:
                first, last = sorted((one.start(), other.start()))
                last = min(last, first + 20_000)
                data = data[:last] + data[first:last] + data[last:]
            case 4:
                data = _replaced(rng, data, _QUOTED, b'"%s"')
            case _:
                data = _replaced(rng, data, _DIGITS, b"%s")
    return data


def words_hurt(rng: Random, data: bytes) -> bytes:
    """Control words and names dropped, doubled or swapped; numbers replaced."""
    for _ in range(rng.choice((1, 1, 2, 5))):
        words = list(_WORD.finditer(data))
        if not words:
            return bytes_hurt(rng, data)
        one, other = rng.choice(words), rng.choice(words)
        match rng.randrange(4):
            case 0:
                data = data[: one.start()] + data[one.end() :]
            case 1:
                data = data[: one.start()] + other[0] + data[one.end() :]
            case 2:
                first, last = sorted((one.start(), other.start()))
                last = min(last, first + 20_000)
                data = data[:last] + data[first:last] + data[last:]
            case _:
                data = _replaced(rng, data, _DIGITS, b"%s")
    return data


def package_hurt(rng: Random, data: bytes) -> bytes:
    """One part of a ZIP container hurt, gone, doubled or under another's name."""
    if rng.random() < 0.15:
        return bytes_hurt(rng, data)
    with ZipFile(io.BytesIO(data)) as package:
        parts = [(name, package.read(name)) for name in package.namelist()]
    large = [index for index, (_, part) in enumerate(parts) if len(part) > 2_000]
    at = rng.choice(large) if large and rng.random() < 0.7 else rng.randrange(len(parts))
    name, part = parts[at]
    match rng.randrange(10):
        case 0:
            del parts[at]
        case 1:
            parts.append((name, rng.choice(parts)[1]))
        case 2:
            parts[at] = (rng.choice(parts)[0], part)
        case 3:
            parts[at] = (name, bytes_hurt(rng, part))
        case _:
            parts[at] = (name, markup_hurt(rng, part))
    held = io.BytesIO()
    with warnings.catch_warnings(), ZipFile(held, "w", ZIP_DEFLATED) as package:
        warnings.simplefilter("ignore")  # names that stand twice, on purpose
        for title, inner in parts:
            package.writestr(title, inner)
    return held.getvalue()


def _replaced(rng: Random, data: bytes, what: re.Pattern[bytes], form: bytes) -> bytes:
    found = list(what.finditer(data))
    if not found:
        return data
    one = rng.choice(found)
    return data[: one.start()] + form % rng.choice(_VALUES.split(b"|")) + data[one.end() :]
