-- The task that a question was asked in before; it may be gone by now.
ALTER TABLE tasks ADD COLUMN rerun_of uuid;

-- Pages of one's own questions are read newest first, and end at their limit: each filter from its own index.
CREATE INDEX tasks_owner_created ON tasks (owner, created_at, id);
CREATE INDEX tasks_owner_status_created ON tasks (owner, status, created_at, id);
CREATE INDEX tasks_owner_database_created ON tasks (owner, database, created_at, id);
CREATE INDEX tasks_owner_reference_created ON tasks (owner, reference, created_at, id) WHERE reference IS NOT NULL;

-- Submissions that their senders may repeat. The key is written before its task, in the same transaction.
CREATE TABLE idempotency_keys (
    owner      text        NOT NULL,
    tenant     text,
    key        text        NOT NULL,
    request    bytea       NOT NULL,
    task_id    uuid        NOT NULL REFERENCES tasks (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    created_at timestamptz NOT NULL,
    UNIQUE NULLS NOT DISTINCT (owner, tenant, key)
);

CREATE INDEX idempotency_keys_created ON idempotency_keys (created_at);
CREATE INDEX idempotency_keys_task ON idempotency_keys (task_id);

-- What askers think of their answers; kept as long as the task. `sql` is the answer's, as it was judged.
CREATE TABLE feedback (
    task_id       uuid PRIMARY KEY REFERENCES tasks (id) ON DELETE CASCADE,
    owner         text        NOT NULL,
    tenant        text,
    database      text        NOT NULL,
    question      text        NOT NULL,
    sql           text,
    verdict       text        NOT NULL,
    comment       text,
    corrected_sql text,
    created_at    timestamptz NOT NULL,
    updated_at    timestamptz NOT NULL
);

CREATE INDEX feedback_created ON feedback (created_at, task_id);
CREATE INDEX feedback_database_created ON feedback (database, created_at, task_id);
CREATE INDEX feedback_tenant_created ON feedback (tenant, created_at, task_id) WHERE tenant IS NOT NULL;
