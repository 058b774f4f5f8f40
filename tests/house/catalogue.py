"""The catalogue of messages in Chinese: ``hegui.po``, which people write, becomes ``hegui.mo``.

``python -m tests.house.catalogue`` (``make catalogue``) writes it; a test fails when it is stale.
Knows the part of the two formats that our catalogue uses.
"""

import ast
import struct
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "src/hegui/cli/locale/zh_CN/LC_MESSAGES"


def compiled(po: str) -> bytes:
    """The binary catalogue of the text catalogue *po*."""
    messages: dict[str, str] = {}
    name, entry = "", {"msgid": ""}
    for line in [*po.splitlines(), ""]:
        if line.startswith("#"):
            continue
        if not line:
            if "msgstr" in entry:
                plural = f"\0{entry['msgid_plural']}" if "msgid_plural" in entry else ""
                messages[entry["msgid"] + plural] = entry["msgstr"]
            entry = {}
            continue
        name, _, text = line.partition(" ")
        entry[name.removesuffix("[0]")] = ast.literal_eval(text)
    return _packed(sorted(messages.items()))


def _packed(messages: list[tuple[str, str]]) -> bytes:
    ids = [key.encode() for key, _ in messages]
    texts = [value.encode() for _, value in messages]
    start = 28 + 16 * len(messages)
    tables = b""
    body = b""
    for strings in (ids, texts):
        for string in strings:
            tables += struct.pack("<2I", len(string), start + len(body))
            body += string + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, len(ids), 28, 28 + 8 * len(ids), 0, start)
    return head + tables + body


if __name__ == "__main__":
    (FOLDER / "hegui.mo").write_bytes(compiled((FOLDER / "hegui.po").read_text("utf-8")))
