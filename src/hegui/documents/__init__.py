"""A file becomes a Document: paragraphs, grids and pictures in reading order, with places."""
