"""Messages between processes, on systems whose pipes know messages and on those whose do not."""

import os
from multiprocessing import Pipe

import pytest

from hegui.batch.pipe import Inbox, send

BOTH = pytest.mark.parametrize("framed", [True, False])


@BOTH
def test_messages_arrive_whole_and_in_order(*, framed: bool) -> None:
    here, there = Pipe()
    inbox = Inbox(here, 100, framed=framed)
    assert inbox.is_empty()
    assert list(inbox.messages()) == []

    for message in (b"one", b"x" * 100, b""):
        send(there, message, framed=framed)

    assert not inbox.is_empty()
    assert list(inbox.messages()) == [b"one", b"x" * 100, b""]
    assert inbox.is_empty()


@BOTH
def test_whoever_has_gone_is_noticed_after_the_last_message(*, framed: bool) -> None:
    here, there = Pipe()
    send(there, b"last", framed=framed)
    there.close()
    messages = Inbox(here, 100, framed=framed).messages()

    assert next(messages) == b"last"
    with pytest.raises(EOFError):
        next(messages)


@BOTH
def test_a_message_beyond_the_limit_is_an_error(*, framed: bool) -> None:
    here, there = Pipe()
    send(there, b"x" * 101, framed=framed)

    with pytest.raises(OSError):  # noqa: PT011 - each system has its own words
        list(Inbox(here, 100, framed=framed).messages())


def test_half_a_message_is_kept_until_the_rest_comes() -> None:
    here, there = Pipe()
    inbox = Inbox(here, 100)

    os.write(there.fileno(), b"\0\0\0\5hel")
    assert list(inbox.messages()) == []
    assert not inbox.is_empty()
    os.write(there.fileno(), b"lo\0\0")
    assert list(inbox.messages()) == [b"hello"]
    os.write(there.fileno(), b"\0\1!")
    assert list(inbox.messages()) == [b"!"]
