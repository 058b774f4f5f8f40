"""Outcomes become a score: what each finding costs, and how sure the number is."""
