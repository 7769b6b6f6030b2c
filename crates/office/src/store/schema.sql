-- What was recorded. Sacred: rows are only ever added (an erasure empties payload and salt).
CREATE TABLE IF NOT EXISTS log (
    seq     INTEGER PRIMARY KEY,           -- place in the ledger, from 0
    kind    INTEGER NOT NULL,              -- 1 event, 2 paper, 3 access, 4 erasure
    file    TEXT,                          -- file of an event or a paper
    version INTEGER,                       -- position of an event in its file, from 1
    paper   INTEGER,                       -- number of a paper in its file
    entry   BLOB NOT NULL,                 -- what the tree commits to
    salt    BLOB,
    payload BLOB,
    UNIQUE (file, version)
);
CREATE UNIQUE INDEX IF NOT EXISTS log_paper ON log (file, paper) WHERE paper IS NOT NULL;
CREATE TABLE IF NOT EXISTS tile (level INTEGER, n INTEGER, bytes BLOB NOT NULL, PRIMARY KEY (level, n)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS checkpoint (size INTEGER PRIMARY KEY, note TEXT NOT NULL);

-- Numbers given out, and answers already given: written in the transaction of the record.
CREATE TABLE IF NOT EXISTS number (series TEXT, year INTEGER, last INTEGER NOT NULL, PRIMARY KEY (series, year)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS answered (key TEXT PRIMARY KEY, at TEXT NOT NULL, answer TEXT NOT NULL) WITHOUT ROWID;

-- People, how they sign in, and what was uploaded.
CREATE TABLE IF NOT EXISTS person (id TEXT PRIMARY KEY, doc TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS account (
    login TEXT PRIMARY KEY, person TEXT NOT NULL, password TEXT NOT NULL, second_factor TEXT,
    must_change INTEGER NOT NULL, failures INTEGER NOT NULL DEFAULT 0, locked_until TEXT
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS session (
    token TEXT PRIMARY KEY, login TEXT NOT NULL, csrf TEXT NOT NULL, begun TEXT NOT NULL, used TEXT NOT NULL, proven INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS blob (sha256 TEXT PRIMARY KEY, doc TEXT NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS viewed (at TEXT NOT NULL, by TEXT NOT NULL, file TEXT, what TEXT NOT NULL);

-- Derived: dropped and rebuilt from the log at will.
CREATE TABLE IF NOT EXISTS docket (
    file TEXT PRIMARY KEY, head INTEGER NOT NULL, opened TEXT NOT NULL, changed TEXT NOT NULL,
    number TEXT, title TEXT NOT NULL, party TEXT, party_key TEXT, item TEXT, place TEXT,
    rank INTEGER NOT NULL, stage_zh TEXT NOT NULL, stage_en TEXT NOT NULL, ended INTEGER NOT NULL,
    due_on TEXT, due_zh TEXT, due_en TEXT, waits_for TEXT,
    word INTEGER NOT NULL                  -- its row in `words`
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS docket_changed ON docket (changed DESC, file);
CREATE INDEX IF NOT EXISTS docket_rank ON docket (rank, changed DESC);
CREATE INDEX IF NOT EXISTS docket_due ON docket (due_on) WHERE due_on IS NOT NULL AND ended = 0;
CREATE INDEX IF NOT EXISTS docket_party ON docket (party_key) WHERE party_key IS NOT NULL;
CREATE TABLE IF NOT EXISTS hand (person TEXT, file TEXT, PRIMARY KEY (person, file)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS hand_file ON hand (file);
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (text, content='', contentless_delete=1, tokenize='unicode61');
