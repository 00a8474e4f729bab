-- Whether the one who asked may see values of sensitive columns; as it was when the question came.
ALTER TABLE tasks ADD COLUMN IF NOT EXISTS sees_sensitive boolean NOT NULL DEFAULT false;
