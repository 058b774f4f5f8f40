"""What brings items to their results beyond this machine."""
