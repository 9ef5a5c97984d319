-- Answers to calls that make something, kept for a day under the Idempotency-Key the client chose: made twice is made once.
create schema requests;

create table requests.kept_answer (
  id uuid primary key,
  subject_id uuid not null references vault.subject on delete cascade,
  key_digest bytea not null check (length(key_digest) = 32),
  answer bytea,
  made_at timestamptz not null,
  unique (subject_id, key_digest)
);
create index on requests.kept_answer (made_at);

grant usage on schema requests to cc_app, cc_read;
grant select, insert, update, delete on requests.kept_answer to cc_app;
grant select on requests.kept_answer to cc_read;
