"""What is counted, of whom and when: amounts and denials with their subjects."""
