"""Workbooks: sheets become grids."""
