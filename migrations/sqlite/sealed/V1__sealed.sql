-- Personal data, each person under a key of their own. Destroying the key erases the person.
CREATE TABLE persons (
    person_id  TEXT PRIMARY KEY,
    key        BLOB,                      -- 32 random bytes; NULL once erased
    hold       TEXT,                      -- why erasing is refused (legal hold); NULL: it is not
    created_at TEXT NOT NULL,
    erased_at  TEXT
) STRICT, WITHOUT ROWID;

-- Each correction is a version of its own. Ciphertexts go with the key; commitments stay, they tell nothing without it.
CREATE TABLE versions (
    person_id  TEXT NOT NULL REFERENCES persons (person_id),
    version    INTEGER NOT NULL CHECK (version > 0),
    nonce      BLOB NOT NULL,
    ciphertext BLOB,
    commitment BLOB NOT NULL,
    sealed_at  TEXT NOT NULL,
    PRIMARY KEY (person_id, version)
) STRICT, WITHOUT ROWID;
