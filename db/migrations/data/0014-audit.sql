-- Lies under the subject's own key from now on, so that nobody comes from an entry to a person without it. Those kept in plain until now
-- are sealed by the program, which has the keys.
alter table vault.subject add column sealed_pseudonym bytea;
alter table vault.subject alter column pseudonym drop not null;
create index on vault.subject (id) where pseudonym is not null;
