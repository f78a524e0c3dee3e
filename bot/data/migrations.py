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
    # Of a quote only its place is kept, and the text of its article once for all quotes from it.
    # Of the articles quoted before nothing is there but the words quoted: they are put where they
    # stood, among blanks, under a name that no text's SHA-256 can have.
    """
    CREATE TABLE texts (
        id INTEGER PRIMARY KEY,
        sha256 TEXT NOT NULL UNIQUE,
        text TEXT NOT NULL
    ) STRICT;
    CREATE TABLE positions (
        question_id INTEGER NOT NULL REFERENCES questions (id) ON DELETE CASCADE,
        place INTEGER NOT NULL,
        text_id INTEGER NOT NULL REFERENCES texts (id),
        position TEXT NOT NULL,
        PRIMARY KEY (question_id, place)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX quotes_by_text ON positions (text_id);

    INSERT INTO texts (sha256, text)
    SELECT 'excerpt ' || question_id || ' ' || place,
        replace(hex(zeroblob(lead)), '00', ' ') || lead_text
        || replace(hex(zeroblob(start - lead - length(lead_text))), '00', ' ') || text
    FROM (
        SELECT question_id, place,
            json_extract(quote, '$.text') AS text,
            json_extract(quote, '$.lead_text') AS lead_text,
            json_extract(quote, '$.start') AS start,
            coalesce(json_extract(quote, '$.lead.start'), 0) AS lead
        FROM quotes
    );
    INSERT INTO positions
    SELECT question_id, place, texts.id, json_remove(quote, '$.text', '$.lead_text')
    FROM quotes JOIN texts ON sha256 = 'excerpt ' || question_id || ' ' || place;
    DROP TABLE quotes;
    ALTER TABLE positions RENAME TO quotes;

    CREATE TRIGGER a_text_goes_with_its_last_quote AFTER DELETE ON quotes
    WHEN NOT EXISTS (SELECT 1 FROM quotes WHERE text_id = OLD.text_id)
    BEGIN
        DELETE FROM texts WHERE id = OLD.text_id;
    END;
    """,
    # Whether the bot itself is in a server: a person can bring it along into any other.
    "ALTER TABLE guilds ADD COLUMN present INTEGER NOT NULL DEFAULT 0",
    # Of several questions in one message, those that the articles do not answer, as a JSON list.
    "ALTER TABLE questions ADD COLUMN unanswered TEXT NOT NULL DEFAULT '[]'",
    # What was asked in a thread or in direct messages, and in a channel that is deleted.
    "CREATE INDEX questions_by_channel ON questions (channel_id)",
)
"""Step n brings a database from version n (``PRAGMA user_version``) to n + 1."""
