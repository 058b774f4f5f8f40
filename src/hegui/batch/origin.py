"""Where a file lies that is not on this machine's disk, and the state it was listed in.

A value that travels to workers; nothing here talks to anyone.
"""

import re
from dataclasses import dataclass

_ADDRESS = re.compile(r"([a-z][a-z0-9+.-]+)://(?:([^/@]*)@)?", re.IGNORECASE)

_NO_USER = ("abfs", "abfss")  # a container stands where others have who signs in


@dataclass(frozen=True, slots=True)
class Origin:
    """One object of a storage service.

    Attributes:
        system: address of the service, or of the bucket therein.
        name: the object, as that service calls it.
        size: its bytes; -1 if the service does not say.
        mark: what changes when the object does (ETag, time of change); "" if there is no such.
    """

    system: str
    name: str
    size: int
    mark: str


def is_address(text: str) -> bool:
    """Whether *text* is the address of a service rather than a path."""
    return _ADDRESS.match(text) is not None


def protocol_of(address: str) -> str:
    """The part of an address that says how to talk to the service: ``s3``."""
    return address.partition("://")[0].lower()


def system_of(address: str) -> str:
    """The part of an address that says whom to ask: ``s3://bucket``, ``webhdfs://host:9870``."""
    protocol, mark, rest = address.partition("://")
    return protocol + mark + rest.partition("/")[0]


def without_user(address: str) -> str:
    """The address as outputs show it: who signs in is nobody's business."""
    found = _ADDRESS.match(address)
    if found is None or found[2] is None or found[1].lower() in _NO_USER:
        return address
    return f"{found[1]}://{address[found.end() :]}"


def tells_password(address: str) -> bool:
    """Whether a password stands in an address."""
    found = _ADDRESS.match(address)
    return found is not None and ":" in (found[2] or "")
