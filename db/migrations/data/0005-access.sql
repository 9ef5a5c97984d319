-- IdNet's staff: who holds which jobs, and who was invited to hold one.
create schema access;

create table access.staff (
  person_id uuid not null references accounts.person,
  job text not null check (job in ('customer service', 'sales', 'workshop and logistics', 'billing', 'accounting',
    'data protection officer', 'administrator')),
  since timestamptz not null,
  primary key (person_id, job)
);

create table access.invitation (
  id uuid primary key,
  token_digest bytea not null unique check (length(token_digest) = 32),
  subject_id uuid not null unique references vault.subject,
  invited bytea not null,
  jobs text[] not null check (cardinality(jobs) > 0),
  made_at timestamptz not null
);
create index on access.invitation (made_at);

grant usage on schema access to cc_app, cc_read;
grant select, insert, update, delete on all tables in schema access to cc_app;
grant select on all tables in schema access to cc_read;
