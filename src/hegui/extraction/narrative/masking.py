"""What belongs to a person is never told in full: only enough to find it in the report.

Used for whatever facts quote; the report itself stays as it is.
"""

import re

_KEPT_BEFORE, _KEPT_BEHIND = 6, 4
_MOST_MASKED = 40
_LONG_NUMBER = re.compile(r"(?<![0-9A-Za-z])[0-9]{11,19}[0-9Xx]?(?![0-9A-Za-z])")
_MAILBOX = re.compile(r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}(?=[@＠][A-Za-z0-9])")


def masked(text: str) -> str:
    """*text* with the middle of its long numbers and mailboxes starred."""
    if not any(char.isascii() for char in text):
        return text
    text = _LONG_NUMBER.sub(lambda hit: masked_number(hit[0]), text)
    return _MAILBOX.sub(lambda hit: masked_mailbox(hit[0]), text)


def masked_number(digits: str) -> str:
    """110105********002X; of a telephone number 138****8000."""
    kept = 3 if len(digits) <= 11 else _KEPT_BEFORE
    hidden = min(len(digits) - kept - _KEPT_BEHIND, _MOST_MASKED)
    return digits[:kept] + "*" * hidden + digits[-_KEPT_BEHIND:]


def masked_mailbox(name: str) -> str:
    """q***; what stands before the @."""
    return name[0] + "***"


def masked_name(name: str) -> str:
    """张**."""
    return name[0] + "*" * (len(name) - 1)
