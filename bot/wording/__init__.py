"""Every text that the bot says, in each of its languages; nothing of how it is sent."""
