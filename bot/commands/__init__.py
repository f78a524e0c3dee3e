"""What people do besides asking: the other commands, with the buttons of their own replies."""
