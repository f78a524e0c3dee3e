"""The database, and what is kept in it: questions, quotes, votes, choices; and for how long."""
