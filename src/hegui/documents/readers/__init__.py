"""One module for each kind of file: bytes become a Document."""
