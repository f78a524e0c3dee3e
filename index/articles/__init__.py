"""From a file to an article and its passages, each a slice of its text."""
