-- Whose registrant it was; none where there are no tenants, or where it is for all of them.
ALTER TABLE target_databases ADD COLUMN tenant text;
