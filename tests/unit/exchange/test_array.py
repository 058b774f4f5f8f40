"""An array written item by item is the array written at once."""

import pytest

from hegui.exchange.document import array, dump, item


@pytest.mark.parametrize("count", [0, 1, 3])
def test_pieces_make_the_same_text(count: int) -> None:
    documents = [
        {"path": f"{number}.txt", "cells": [{"text": "甲\n"}, {}]} for number in range(count)
    ]

    assert "".join(array(map(item, documents))) == dump(documents)
