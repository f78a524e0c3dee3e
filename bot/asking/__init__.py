"""From a command or a message to its answer: one path for every way of asking."""
