"""What a sentence or an article tells instead of what a question asks. Knows nothing of indexes."""
