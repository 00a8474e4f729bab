-- Whose the subject is. Rows from before there were tenants belong to none.
ALTER TABLE tasks ADD COLUMN tenant text;
ALTER TABLE audit ADD COLUMN tenant text;

CREATE INDEX audit_tenant_at ON audit (tenant, at, id) WHERE tenant IS NOT NULL;

-- Tasks that an agent works on: how many there are is counted at each submission, for a user and for a database.
CREATE INDEX tasks_in_work_owner ON tasks (owner, tenant)
    WHERE status IN ('SUBMITTED', 'CLARIFYING', 'GENERATING', 'TESTING', 'REPAIRING');
CREATE INDEX tasks_in_work_database ON tasks (database)
    WHERE status IN ('SUBMITTED', 'CLARIFYING', 'GENERATING', 'TESTING', 'REPAIRING');

-- Who may ask a database: a subject (of a tenant, or of none), a whole tenant when there is no subject, or everyone when
-- there is neither. What a database without rows means, the configuration says.
CREATE TABLE database_access (
    id         uuid PRIMARY KEY,
    database   text        NOT NULL,
    tenant     text,
    subject    text,
    granted_by text        NOT NULL,
    granted_at timestamptz NOT NULL,
    UNIQUE NULLS NOT DISTINCT (database, tenant, subject)
);
