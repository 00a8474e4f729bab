-- Verified queries that a change of the schema broke: they hold again when what they read is back.
ALTER TABLE verified_queries
    -- The status before it was broken; NULL when it is not, or when that was not kept.
    ADD COLUMN held    text,
    -- Tables and columns that it reads and that are gone.
    ADD COLUMN missing text[] NOT NULL DEFAULT '{}',
    -- SQL with the names that seem to have taken their place.
    ADD COLUMN repair  text;

CREATE INDEX verified_queries_missing ON verified_queries (database) WHERE missing <> '{}';
