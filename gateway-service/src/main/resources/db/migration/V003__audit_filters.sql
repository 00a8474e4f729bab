-- Pages of the audit by outcome, act or database are read newest first, and end at their limit: each from its own index,
-- for of a rare value the index by time alone would be read to its end.
CREATE INDEX audit_outcome_at ON audit (outcome, at, id);
CREATE INDEX audit_act_at ON audit (act, at, id);
CREATE INDEX audit_database_at ON audit (database, at, id);
