-- A question on its way. `state` is the orchestrator's state as JSON; the other columns are what is looked up by.
CREATE TABLE tasks (
    id         uuid PRIMARY KEY,
    owner      text        NOT NULL,
    query      text        NOT NULL,
    database   text        NOT NULL,
    options    jsonb       NOT NULL,
    reference  text,
    status     text        NOT NULL,
    state      jsonb       NOT NULL,
    deadline   timestamptz,
    version    integer     NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);

CREATE INDEX tasks_deadline ON tasks (deadline) WHERE deadline IS NOT NULL;
CREATE INDEX tasks_updated_at ON tasks (updated_at);

-- What happened to it, for those who watch; numbered from 1 in each task.
CREATE TABLE task_events (
    task_id uuid        NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
    seq     integer     NOT NULL,
    status  text        NOT NULL,
    message text        NOT NULL,
    at      timestamptz NOT NULL,
    PRIMARY KEY (task_id, seq)
);

-- Records that are to be published; written in the transaction that changes the task, deleted once the broker has them.
CREATE TABLE outbox (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topic   text  NOT NULL,
    key     text  NOT NULL,
    headers jsonb NOT NULL,
    value   bytea NOT NULL
);

-- Messages that were taken in; a second one of the same id changes nothing.
CREATE TABLE inbox (
    message_id uuid PRIMARY KEY,
    seen_at    timestamptz NOT NULL
);

CREATE INDEX inbox_seen_at ON inbox (seen_at);
