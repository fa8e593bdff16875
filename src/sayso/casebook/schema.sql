-- The casebook's tables, migration 1. Lists and records are JSON text; offsets are of the stored
-- text. Ids are hex text made by sayso.model.make_id, never by the engine. There are no primary keys
-- on the large tables: an index doubles the cost of a write, and `sayso verify` checks uniqueness.

CREATE TABLE meta (
    key VARCHAR PRIMARY KEY,      -- 'linked_digest': the documents that were linked
    value VARCHAR NOT NULL
);

CREATE TABLE files (
    location VARCHAR NOT NULL,    -- absolute path, address, or 'stdin:<sha256>'
    path VARCHAR NOT NULL,        -- as the user gave it
    sha256 VARCHAR NOT NULL,
    bytes BIGINT NOT NULL,
    format VARCHAR NOT NULL,
    analysis_version VARCHAR NOT NULL -- of the Sayso that analysed it; another one reads it again
);

CREATE TABLE copies (             -- every file's claim to a document; the least (path, location) is
    document VARCHAR NOT NULL,    -- where the document lives, the others are skipped as duplicates
    path VARCHAR NOT NULL,
    location VARCHAR NOT NULL
);

CREATE TABLE skipped_inputs (
    path VARCHAR NOT NULL,
    location VARCHAR NOT NULL,
    seq INTEGER NOT NULL,         -- order within the location, from 0
    code VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    is_error BOOLEAN NOT NULL
);

CREATE TABLE documents (
    id VARCHAR NOT NULL,
    location VARCHAR NOT NULL,
    path VARCHAR NOT NULL,
    part INTEGER NOT NULL,
    format VARCHAR NOT NULL,
    sha256 VARCHAR NOT NULL,      -- of the original file
    text VARCHAR NOT NULL,
    text_sha256 VARCHAR NOT NULL, -- of the stored text in UTF-8
    title VARCHAR, byline VARCHAR, publisher VARCHAR, published VARCHAR,
    section VARCHAR, url VARCHAR, language VARCHAR NOT NULL,
    tag VARCHAR, cite VARCHAR,
    headings VARCHAR NOT NULL,    -- JSON list of text
    republishes VARCHAR NOT NULL, -- JSON list of [publisher, date, [start, end], is_whole]
    uncertain VARCHAR NOT NULL,   -- JSON list of field names
    zones VARCHAR NOT NULL,       -- JSON list of [start, end, kind, reason]
    offsets VARCHAR NOT NULL,     -- JSON [unit, [[start, end, o_start, o_end, number, box], ...]]
    is_analysed BOOLEAN NOT NULL,
    analysis_version VARCHAR NOT NULL
);

CREATE VIEW skipped AS
    SELECT path, location, seq, code, reason, is_error FROM skipped_inputs
    UNION ALL
    SELECT c.path, c.location, -1, 'duplicate',
           CASE WHEN d.part = 0 THEN 'the same document as ' || d.path
                ELSE 'part ' || d.part || ' is the same document as in ' || d.path END,
           FALSE
    FROM copies c JOIN documents d ON d.id = c.document
    WHERE c.location <> d.location;

CREATE TABLE attributions (
    id VARCHAR NOT NULL,
    document VARCHAR NOT NULL,
    seq INTEGER NOT NULL,         -- order in the Document, from 0
    form VARCHAR NOT NULL, kind VARCHAR NOT NULL,
    source VARCHAR NOT NULL, cue VARCHAR NOT NULL, content VARCHAR NOT NULL, -- JSON [[start, end], ...]
    source_name VARCHAR, source_kind VARCHAR NOT NULL, role VARCHAR,
    chain VARCHAR NOT NULL,       -- JSON list of names, outermost first
    framing VARCHAR NOT NULL, framing_words VARCHAR NOT NULL,
    confidence DOUBLE NOT NULL,
    parent VARCHAR, abstained VARCHAR
);

CREATE TABLE claims (
    id VARCHAR NOT NULL,
    document VARCHAR NOT NULL,
    seq INTEGER NOT NULL,
    attribution VARCHAR,
    span_start INTEGER NOT NULL, span_end INTEGER NOT NULL,
    subject VARCHAR, predicate VARCHAR, object VARCHAR,
    polarity VARCHAR NOT NULL, certainty VARCHAR NOT NULL, heard_as VARCHAR NOT NULL,
    place VARCHAR,
    detail VARCHAR NOT NULL       -- JSON: quantities, times, names, terms, deciding and argument spans
);

CREATE TABLE entities (
    id VARCHAR NOT NULL,
    name VARCHAR NOT NULL, kind VARCHAR NOT NULL,
    aliases VARCHAR NOT NULL, origin VARCHAR NOT NULL, reading VARCHAR NOT NULL
);

CREATE TABLE entity_names (       -- which entity a resolved source name of an attribution stands for
    name VARCHAR NOT NULL,
    entity VARCHAR NOT NULL
);

CREATE TABLE relations (
    a VARCHAR NOT NULL, b VARCHAR NOT NULL, kind VARCHAR NOT NULL,
    reasons VARCHAR NOT NULL,     -- JSON list of [kind, words, [start, end], [start, end]]
    confidence DOUBLE NOT NULL
);

CREATE TABLE differences (
    a VARCHAR NOT NULL, b VARCHAR NOT NULL, guard VARCHAR NOT NULL
);

CREATE TABLE points (
    id VARCHAR NOT NULL,
    seq INTEGER NOT NULL,         -- order of display: most contested and best attested first
    title VARCHAR NOT NULL, contested BOOLEAN NOT NULL
);

CREATE TABLE sides (
    point VARCHAR NOT NULL, seq INTEGER NOT NULL,
    stance VARCHAR NOT NULL, label VARCHAR NOT NULL,
    sources VARCHAR NOT NULL, claims VARCHAR NOT NULL, documents VARCHAR NOT NULL, -- JSON lists
    origins INTEGER NOT NULL
);

CREATE TABLE echoes (
    id VARCHAR NOT NULL,
    seq INTEGER NOT NULL,
    kind VARCHAR NOT NULL, origin VARCHAR, evidence VARCHAR NOT NULL
);

CREATE TABLE echo_members (
    echo VARCHAR NOT NULL, document VARCHAR NOT NULL,
    span_start INTEGER NOT NULL, span_end INTEGER NOT NULL
);

CREATE TABLE origins (            -- every Document once: the Document it counts as
    document VARCHAR NOT NULL, origin VARCHAR NOT NULL, publisher VARCHAR
);
