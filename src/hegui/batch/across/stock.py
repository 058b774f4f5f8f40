"""The words of a pack that say nothing of anybody's own work."""

from hegui.batch.across.sentences import Stock, stock_of
from hegui.packs.pack import Pack

_LIST = "stock-phrases"


def stock_of_pack(pack: Pack) -> Stock:
    """Stock phrases of *pack*; a sentence that is little else is no copy of anything."""
    return stock_of(pack.vocabulary.get(_LIST, ()))
