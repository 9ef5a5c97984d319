-- How people sign up, sign in, and leave.
alter table vault.subject drop constraint subject_kind_check;
alter table vault.subject add check (kind in ('account', 'company', 'contact', 'attempt'));

alter table accounts.person add column company bytea;
alter table accounts.person add column no_prospecting boolean not null default false;
alter table accounts.person add column notice text;

create table accounts.closing (
  person_id uuid primary key references accounts.person,
  closed_at timestamptz not null
);

-- An attempt to show that a mailbox is one's own, under a key of its own, gone after a day with what somebody typed who never showed it.
-- There is one also for an address that nobody has: nothing tells the two apart.
create table accounts.attempt (
  id uuid primary key,
  reason text not null check (reason in ('sign in', 'change e-mail', 'prove')),
  address_digest bytea not null,
  code_digest bytea not null,
  person_id uuid references accounts.person,
  subject_id uuid not null unique references vault.subject,
  mail bytea not null,
  typed bytea,
  tries int not null default 0,
  made_at timestamptz not null,
  ended_at timestamptz
);
create index on accounts.attempt (address_digest, reason) where ended_at is null;
create index on accounts.attempt (made_at);
create index on accounts.attempt (person_id);

create table accounts.password (
  person_id uuid primary key references accounts.person,
  hash bytea not null,
  set_at timestamptz not null
);

create table accounts.passkey (
  id uuid primary key,
  person_id uuid not null references accounts.person,
  credential_digest bytea not null unique,
  credential bytea not null,
  name bytea not null,
  counter bigint not null,
  added_at timestamptz not null,
  last_used_at timestamptz
);
create index on accounts.passkey (person_id);

-- A challenge given to one browser, for one answer.
create table accounts.ceremony (
  id uuid primary key,
  person_id uuid references accounts.person,
  challenge text not null,
  made_at timestamptz not null
);
create index on accounts.ceremony (made_at);

create table accounts.session (
  id uuid primary key,
  token_digest bytea not null unique check (length(token_digest) = 32),
  person_id uuid not null references accounts.person,
  agent bytea not null,
  how text not null check (how in ('code', 'password', 'passkey')),
  proved_at timestamptz not null,
  started_at timestamptz not null,
  used_at timestamptz not null,
  ends_at timestamptz not null
);
create index on accounts.session (person_id);
create index on accounts.session (ends_at);

grant select, insert, update, delete on all tables in schema accounts to cc_app;
grant select on all tables in schema accounts to cc_read;
