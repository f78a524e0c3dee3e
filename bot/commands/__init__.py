"""What people do besides asking: the other commands, and the buttons under an answer."""
