"""Which sentences answer a question, how surely, and which of them are shown."""
