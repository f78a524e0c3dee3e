"""What a reply looks like: proved, laid out, within the limits of a message."""
