-- The desk store: what an office needs beside the journal and may lose without losing what happened.
-- Times are RFC 3339 text at +08:00 with six decimals, so that text order is time order.

CREATE TABLE sessions (
    token_hash BLOB PRIMARY KEY,          -- SHA-256; the token itself is only with its owner
    staff_id   TEXT NOT NULL,
    channel    TEXT NOT NULL,             -- window | browser | cli
    created_at TEXT NOT NULL,
    last_seen  TEXT NOT NULL,
    locked_at  TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_by_staff ON sessions (staff_id);

CREATE TABLE credentials (
    staff_id     TEXT PRIMARY KEY,
    phc          TEXT NOT NULL,           -- Argon2id in PHC string format
    changed_at   TEXT NOT NULL,
    failed       INTEGER NOT NULL DEFAULT 0,
    locked_until TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE drafts (
    id         TEXT PRIMARY KEY,
    staff_id   TEXT NOT NULL,
    subject    TEXT NOT NULL,
    body       TEXT NOT NULL,             -- JSON
    version    INTEGER NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX drafts_by_staff ON drafts (staff_id, updated_at DESC);

CREATE TABLE settings (
    key        TEXT PRIMARY KEY,
    value      TEXT NOT NULL,             -- JSON
    updated_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE one_time_tokens (
    token_hash BLOB PRIMARY KEY,
    purpose    TEXT NOT NULL,
    staff_id   TEXT,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    used_at    TEXT
) STRICT, WITHOUT ROWID;

-- Who looked at whose personal data. Outside the journal, so that it can be kept for its own term.
CREATE TABLE access_log (
    id        INTEGER PRIMARY KEY,
    at        TEXT NOT NULL,
    staff_id  TEXT NOT NULL,
    person_id TEXT NOT NULL,
    subject   TEXT NOT NULL,              -- the case or screen it was shown for
    purpose   TEXT NOT NULL,
    fields    TEXT NOT NULL               -- JSON array of field names, never their values
) STRICT;
CREATE INDEX access_log_by_person ON access_log (person_id, id DESC);
CREATE INDEX access_log_by_staff ON access_log (staff_id, id DESC);
CREATE TRIGGER access_log_never_changes BEFORE UPDATE ON access_log
BEGIN SELECT RAISE(ABORT, 'the access log is append-only'); END;
