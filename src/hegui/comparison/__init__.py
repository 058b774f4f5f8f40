"""Two audits of the same reports, held against each other: what was mended, what is new."""
