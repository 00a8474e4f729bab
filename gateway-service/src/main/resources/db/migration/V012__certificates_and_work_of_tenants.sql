-- PEM of the authorities that the server's certificate may be of, with verify-ca and verify-full; none means those that the
-- services trust anyway.
ALTER TABLE target_databases ADD COLUMN ca_certificate text;

-- Tasks that an agent works on, counted for a tenant as they are for a user.
CREATE INDEX tasks_in_work_tenant ON tasks (tenant)
    WHERE tenant IS NOT NULL AND status IN ('SUBMITTED', 'CLARIFYING', 'GENERATING', 'TESTING', 'REPAIRING');
