-- Which task a question follows, and what it goes on from there: kept with it, for the task may be gone before.
ALTER TABLE tasks ADD COLUMN follows uuid, ADD COLUMN previous jsonb;
