-- The schema of each target database as it was seen last, by whichever gateway looked, so that a change is told once, and
-- also when it came while no gateway ran.
CREATE TABLE schema_states (
    database    text PRIMARY KEY,
    checked_at  timestamptz NOT NULL,
    edition     text,
    probe       text,
    fingerprint text,
    snapshot    jsonb
);

-- What was measured of statements, by shape, database and hour; each gateway writes rows of its own, always their latest
-- state, so that writing one again changes nothing.
CREATE TABLE statement_statistics (
    gateway         uuid             NOT NULL,
    hour            timestamptz      NOT NULL,
    database        text             NOT NULL,
    fingerprint     text             NOT NULL,
    shape           text             NOT NULL,
    execution       jsonb            NOT NULL,
    planning        jsonb            NOT NULL,
    cost            double precision NOT NULL,
    expected_rows   double precision NOT NULL,
    brought_rows    double precision NOT NULL,
    whole           bigint           NOT NULL,
    cut             bigint           NOT NULL,
    advice          text[]           NOT NULL,
    PRIMARY KEY (gateway, hour, database, fingerprint)
);

CREATE INDEX statement_statistics_hour ON statement_statistics (hour);
