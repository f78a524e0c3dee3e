"""The schema of the database as numbered steps, forward only; a released step is never edited."""

MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

    CREATE TABLE questions (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        source_id INTEGER NOT NULL UNIQUE,
        guild_id INTEGER,
        channel_id INTEGER NOT NULL,
        user_id INTEGER NOT NULL,
        reply_id INTEGER,
        previous_id INTEGER,
        article TEXT,
        text TEXT NOT NULL,
        kind TEXT NOT NULL,
        locale TEXT NOT NULL,
        private INTEGER NOT NULL,
        shown INTEGER NOT NULL,
        status TEXT NOT NULL DEFAULT 'pending',
        confidence REAL,
        generation TEXT,
        seconds REAL,
        asked_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX questions_by_reply ON questions (reply_id);
    CREATE INDEX questions_by_user ON questions (user_id);
    CREATE INDEX questions_by_guild ON questions (guild_id, asked_at);

    CREATE TABLE quotes (
        question_id INTEGER NOT NULL REFERENCES questions (id) ON DELETE CASCADE,
        place INTEGER NOT NULL,
        quote TEXT NOT NULL,
        PRIMARY KEY (question_id, place)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE votes (
        question_id INTEGER NOT NULL REFERENCES questions (id) ON DELETE CASCADE,
        user_id INTEGER NOT NULL,
        verdict TEXT NOT NULL CHECK (verdict IN ('helpful', 'unhelpful', 'expected')),
        PRIMARY KEY (question_id, user_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX votes_by_user ON votes (user_id);

    CREATE TABLE guilds (
        guild_id INTEGER PRIMARY KEY,
        choices TEXT NOT NULL DEFAULT '{}',
        left_at INTEGER
    ) STRICT;
    """,
)
"""Step n brings a database from version n (``PRAGMA user_version``) to n + 1."""
