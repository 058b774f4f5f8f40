"""Labels and values become the rows, columns and cells of an official table."""
