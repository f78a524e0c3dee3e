"""The buttons under an answer: what each does, and who may press it."""
