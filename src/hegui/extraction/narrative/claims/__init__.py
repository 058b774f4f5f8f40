"""What a report says of its work and of the cases brought against it, in numbers and claims."""
