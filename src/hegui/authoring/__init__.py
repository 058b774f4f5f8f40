"""What rule authors work with: the proofs beside their rules."""
