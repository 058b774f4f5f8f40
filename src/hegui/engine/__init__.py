"""Facts and rules become outcomes: features, then one of two backends, then verdicts."""
