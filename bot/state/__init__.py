"""What the running bot holds and passes down, and how all of it forgets."""
