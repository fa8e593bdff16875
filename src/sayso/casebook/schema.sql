-- The casebook's tables. Lists and records are JSON text; offsets are of the stored text.
-- Ids are hex text made by sayso.model.make_id, never by the engine.

CREATE TABLE meta (
    key VARCHAR PRIMARY KEY,      -- 'schema_version', 'sayso_version', 'documents_digest', 'linked_digest'
    value VARCHAR NOT NULL
);

CREATE TABLE files (
    location VARCHAR PRIMARY KEY, -- absolute path, address, or 'stdin:<sha256>'
    path VARCHAR NOT NULL,        -- as the user gave it
    sha256 VARCHAR NOT NULL,
    bytes BIGINT NOT NULL,
    format VARCHAR NOT NULL
);

CREATE TABLE skipped (
    path VARCHAR NOT NULL,
    location VARCHAR NOT NULL,
    code VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    is_error BOOLEAN NOT NULL
);

CREATE TABLE documents (
    id VARCHAR PRIMARY KEY,
    location VARCHAR NOT NULL,
    path VARCHAR NOT NULL,
    part INTEGER NOT NULL,
    format VARCHAR NOT NULL,
    sha256 VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    title VARCHAR, byline VARCHAR, publisher VARCHAR, published VARCHAR,
    section VARCHAR, url VARCHAR, language VARCHAR NOT NULL,
    tag VARCHAR, cite VARCHAR,
    headings VARCHAR NOT NULL,    -- JSON list of text
    republishes VARCHAR NOT NULL, -- JSON list of {publisher, date, evidence: [start, end], is_whole}
    uncertain VARCHAR NOT NULL,   -- JSON list of field names
    zones VARCHAR NOT NULL,       -- JSON list of [start, end, kind, reason]
    offsets VARCHAR NOT NULL,     -- JSON {unit, runs: [[start, end, o_start, o_end, number, box], ...]}
    is_analysed BOOLEAN NOT NULL
);

CREATE TABLE attributions (
    id VARCHAR PRIMARY KEY,
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
    id VARCHAR PRIMARY KEY,
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
    id VARCHAR PRIMARY KEY,
    name VARCHAR NOT NULL, kind VARCHAR NOT NULL,
    aliases VARCHAR NOT NULL, origin VARCHAR NOT NULL, reading VARCHAR NOT NULL
);

CREATE TABLE entity_names (       -- which entity a resolved source name of an attribution stands for
    name VARCHAR PRIMARY KEY,
    entity VARCHAR NOT NULL
);

CREATE TABLE relations (
    a VARCHAR NOT NULL, b VARCHAR NOT NULL, kind VARCHAR NOT NULL,
    reasons VARCHAR NOT NULL,     -- JSON list of {kind, words, a: [start, end], b: [start, end]}
    confidence DOUBLE NOT NULL,
    PRIMARY KEY (a, b, kind)
);

CREATE TABLE differences (
    a VARCHAR NOT NULL, b VARCHAR NOT NULL, guard VARCHAR NOT NULL
);

CREATE TABLE points (
    id VARCHAR PRIMARY KEY,
    seq INTEGER NOT NULL,         -- order of display: most contested and best attested first
    title VARCHAR NOT NULL, contested BOOLEAN NOT NULL
);

CREATE TABLE sides (
    point VARCHAR NOT NULL, seq INTEGER NOT NULL,
    stance VARCHAR NOT NULL, label VARCHAR NOT NULL,
    sources VARCHAR NOT NULL, claims VARCHAR NOT NULL, documents VARCHAR NOT NULL, -- JSON lists
    origins INTEGER NOT NULL,
    PRIMARY KEY (point, seq)
);

CREATE TABLE echoes (
    id VARCHAR PRIMARY KEY,
    kind VARCHAR NOT NULL, origin VARCHAR, evidence VARCHAR NOT NULL
);

CREATE TABLE echo_members (
    echo VARCHAR NOT NULL, document VARCHAR NOT NULL,
    span_start INTEGER NOT NULL, span_end INTEGER NOT NULL
);

CREATE TABLE origins (            -- every Document once: the Document it counts as
    document VARCHAR PRIMARY KEY, origin VARCHAR NOT NULL, publisher VARCHAR
);
