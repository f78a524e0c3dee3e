"""The models: where their files are, texts to vectors, and the readers."""
