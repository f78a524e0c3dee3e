"""Every text that the bot says, in each of its languages. Knows nothing of Discord."""
