"""Messages of bytes between a worker and the parent, which never waits for half a message.

A worker that was taken over by a report may send a length and then nothing: so the parent takes
what is there and goes on, and its deadline stays in force.
"""

import os
from collections.abc import Iterator
from multiprocessing.connection import Connection

FRAMED = os.name != "nt"  # pipes of Windows carry whole messages by themselves
_LENGTH = 4
_PIECE = 1 << 20


def send(pipe: Connection, message: bytes, *, framed: bool = FRAMED) -> None:
    """Send one message, and wait until it is gone."""
    if not framed:
        pipe.send_bytes(message)
        return
    rest = memoryview(len(message).to_bytes(_LENGTH, "big") + message)
    while rest:
        rest = rest[os.write(pipe.fileno(), rest) :]


class Inbox:
    """The parent's side: messages as they become whole."""

    def __init__(self, pipe: Connection, most: int, *, framed: bool = FRAMED) -> None:
        """Of *pipe*, messages of at most *most* bytes."""
        self._pipe, self._most, self._framed = pipe, most, framed
        self._buffer = bytearray()

    def is_empty(self) -> bool:
        """Whether the worker has sent nothing that was not taken."""
        return not self._buffer and not self._pipe.poll()

    def messages(self) -> Iterator[bytes]:
        """Those that are whole by now; takes what has come, and does not wait.

        Raises:
            EOFError: the worker has gone, and every whole message was taken.
            OSError: the same; or a message is too long.
        """
        if not self._framed:
            while self._pipe.poll():
                yield self._pipe.recv_bytes(self._most)
            return
        while self._pipe.poll():
            piece = os.read(self._pipe.fileno(), _PIECE)
            if not piece:
                raise EOFError
            self._buffer += piece
            yield from self._whole()

    def _whole(self) -> Iterator[bytes]:
        while len(self._buffer) >= _LENGTH:
            end = _LENGTH + int.from_bytes(self._buffer[:_LENGTH], "big")
            if end - _LENGTH > self._most:
                raise OSError("message too long")
            if len(self._buffer) < end:
                return
            message = bytes(self._buffer[_LENGTH:end])
            del self._buffer[:end]
            yield message
