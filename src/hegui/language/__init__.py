"""The words of a rule become a checked tree; evaluates nothing."""
