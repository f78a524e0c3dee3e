"""What a message asks: mended, taken apart, and told from what is no question."""
