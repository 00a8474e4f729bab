-- Who has called, by a token that was checked. The id is made of tenant and subject, so that every gateway knows it.
CREATE TABLE users (
    id         uuid PRIMARY KEY,
    subject    text        NOT NULL,
    tenant     text,
    email      text,
    name       text,
    -- Whoever is not is refused, whatever their token says.
    active     boolean     NOT NULL,
    first_seen timestamptz NOT NULL,
    last_login timestamptz NOT NULL,
    version    integer     NOT NULL,
    UNIQUE NULLS NOT DISTINCT (tenant, subject)
);

CREATE INDEX users_email ON users (lower(email)) WHERE email IS NOT NULL;
CREATE INDEX users_last_login ON users (last_login, id);
