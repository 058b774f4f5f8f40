"""No test sees what another has kept, nor what the user keeps."""

import signal
from itertools import count

import pytest

from hegui.batch.store.place import NAME

_NUMBERS = count(1)

# Whoever starts the tests in the background has them ignore Ctrl-C, and all they start with them.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def _own_store(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    name = f"store-{next(_NUMBERS)}.db"  # made only by what asks for it
    monkeypatch.setenv(NAME, str(tmp_path_factory.getbasetemp() / name))
