"""The JSON documents of the contract: what is known and what was judged, for other programs."""
