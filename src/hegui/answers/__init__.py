"""Answers of people (核查结论): what an office wrote into its checklist (核查表), read back."""
