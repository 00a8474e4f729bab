-- Terms that come from the answer to a question back, beside those that people wrote.
ALTER TABLE glossary
    ADD COLUMN source    text   NOT NULL DEFAULT 'WRITTEN',
    -- The task whose answer it was.
    ADD COLUMN task_id   uuid,
    -- The option that was chosen; NULL once somebody wrote the term anew.
    ADD COLUMN option_id text,
    -- What the other options said of the words.
    ADD COLUMN instead   text[] NOT NULL DEFAULT '{}',
    -- What contradicts it, in a sentence.
    ADD COLUMN conflict  text;
