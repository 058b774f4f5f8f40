"""What was read and judged, kept in one SQLite file; the parent of a run is its only writer."""
