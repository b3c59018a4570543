-- The journal: what happened, in one total order, each row chained to the one before.
-- Times are RFC 3339 text at +08:00 with six decimals, so that text order is time order.
CREATE TABLE events (
    position    INTEGER PRIMARY KEY CHECK (position > 0),
    stream      TEXT    NOT NULL,
    version     INTEGER NOT NULL CHECK (version > 0),
    kind        TEXT    NOT NULL,
    body        TEXT    NOT NULL,
    actor       TEXT    NOT NULL,
    recorded_at TEXT    NOT NULL,
    command_key TEXT    NOT NULL,
    prev_hash   BLOB    NOT NULL,
    hash        BLOB    NOT NULL,
    suite       TEXT    NOT NULL DEFAULT 'sha256',
    UNIQUE (stream, version)
) STRICT;

-- One row for each command that was done: sent twice, done once.
-- A command without events has last_position = first_position - 1.
-- seal is a SHA-256 over the other columns; the chain covers events only.
CREATE TABLE commands (
    key            TEXT    PRIMARY KEY,
    digest         BLOB    NOT NULL,
    answer         TEXT    NOT NULL,
    first_position INTEGER NOT NULL,
    last_position  INTEGER NOT NULL,
    recorded_at    TEXT    NOT NULL,
    seal           BLOB    NOT NULL
) STRICT;

-- Against mistakes of our own; against an intruder there is the chain.
CREATE TRIGGER events_never_change BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER events_never_go BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
