"""Audits become something to read: one module a format; none decides anything."""
