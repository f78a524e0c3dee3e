"""Sending to Discord: messages, responses, threads, and what is told when it fails."""
