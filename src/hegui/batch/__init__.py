"""Many reports: found, read and judged in worker processes, put in order."""
