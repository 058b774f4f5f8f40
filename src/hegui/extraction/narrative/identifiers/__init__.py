"""Numbers and addresses that belong to a person: identity cards, telephones, accounts, names."""

from hegui.extraction.narrative.identifiers.reader import IdentifierReader

__all__ = ["IdentifierReader"]
