"""An audit as a folder of pages: opens from disk, asks nobody for anything."""
