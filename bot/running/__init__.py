"""The program: started, connected to Discord, watched, tidied up after, stopped."""
