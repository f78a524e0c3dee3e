"""The index on disk and in memory: built, published as a generation, opened again."""
