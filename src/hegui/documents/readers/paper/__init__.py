"""Printed pages: characters and ruling lines of PDF, OFD and scans become blocks."""
