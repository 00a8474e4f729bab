-- What words mean in a database, and questions whose SQL somebody vouches for. `scope` says whom a row is for: its owner
-- (ME), the owner's tenant (TEAM), or everyone (ALL).
CREATE TABLE glossary (
    id             uuid PRIMARY KEY,
    term           text        NOT NULL,
    synonyms       text[]      NOT NULL,
    -- The term and its synonyms as they are compared: in lower case, with single spaces.
    ways           text[]      NOT NULL,
    meaning        text        NOT NULL,
    database       text        NOT NULL,
    scope          text        NOT NULL,
    owner          text        NOT NULL,
    tenant         text,
    status         text        NOT NULL,
    comment        text,
    expires_at     timestamptz,
    reviewer       text,
    review_comment text,
    reviewed_at    timestamptz,
    version        integer     NOT NULL,
    created_at     timestamptz NOT NULL,
    updated_at     timestamptz NOT NULL
);

-- Read with every question: those of its owner, and those approved for others.
CREATE INDEX glossary_own ON glossary (database, owner, tenant);
CREATE INDEX glossary_shared ON glossary (database, scope, tenant) WHERE scope <> 'ME' AND status = 'APPROVED';

CREATE TABLE verified_queries (
    id             uuid PRIMARY KEY,
    question       text        NOT NULL,
    -- As questions are compared: in lower case, with single spaces, without the mark at the end.
    normalized     text        NOT NULL,
    sql            text        NOT NULL,
    database       text        NOT NULL,
    scope          text        NOT NULL,
    owner          text        NOT NULL,
    tenant         text,
    status         text        NOT NULL,
    comment        text,
    task_id        uuid,
    -- Why it was set aside, or what broke it.
    reason         text,
    reviewer       text,
    review_comment text,
    reviewed_at    timestamptz,
    version        integer     NOT NULL,
    created_at     timestamptz NOT NULL,
    updated_at     timestamptz NOT NULL
);

-- Looked up with every question, which may be longer than what a btree takes.
CREATE INDEX verified_queries_question ON verified_queries (database, hashtextextended(normalized, 0));
