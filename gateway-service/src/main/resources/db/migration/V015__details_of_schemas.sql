-- What a schema has beyond that which shapes a query (checks, defaults, indexes, privileges), as it was seen last.
ALTER TABLE schema_states ADD COLUMN details jsonb;
