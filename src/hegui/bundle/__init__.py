"""An audit with everything that went in and came out, in one file that others can check."""
