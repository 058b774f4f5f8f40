"""Web pages: parsed as a browser would, the report found among the menus."""
