"""An audit as one page: opens offline, asks nobody for anything, reads without script."""
