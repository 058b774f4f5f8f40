"""Plain text and Markdown: lines, and the tables that tabs, bars and commas prove."""
