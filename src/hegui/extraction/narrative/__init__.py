"""Prose becomes what it states, one module a kind of fact."""
