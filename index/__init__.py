"""Turn articles into passages, vectors and proven quotes. Knows nothing of Discord."""
