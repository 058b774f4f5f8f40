"""The shared language of the two halves: what is known of a report, with places."""
