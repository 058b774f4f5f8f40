"""A Document becomes facts; knows the form, knows no rule."""
