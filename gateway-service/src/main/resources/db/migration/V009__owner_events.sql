-- The stream of all events of an owner looks for tasks of theirs that changed lately.
CREATE INDEX tasks_owner_updated_at ON tasks (owner, updated_at);
