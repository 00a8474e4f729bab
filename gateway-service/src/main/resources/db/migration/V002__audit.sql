-- Who did what, and what came of it: every question, statement and refusal, and what administrators looked at. Rows stay
-- when their task is gone, so there is no foreign key; they go when parley.audit.keep is over.
CREATE TABLE audit (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at              timestamptz NOT NULL,
    principal       text,
    act             text        NOT NULL,
    outcome         text        NOT NULL,
    task_id         uuid,
    database        text,
    question        text,
    sql             text,
    error_code      text,
    layer           text,
    detail          text,
    duration_millis double precision
);

CREATE INDEX audit_at ON audit (at, id);
CREATE INDEX audit_principal_at ON audit (principal, at, id);
CREATE INDEX audit_task ON audit (task_id);
