-- A second factor: an application that counts, codes for when it is lost, and the way back from an address that somebody else changed.

-- One application for an account. It counts once a first code of it was right. `last_step`: the newest half minute whose code was taken, so that none is taken twice.
create table accounts.totp (
  person_id uuid primary key references accounts.person,
  secrets bytea not null,
  started_at timestamptz not null,
  confirmed_at timestamptz,
  last_step bigint not null default 0,
  wrong int not null default 0
);
create index on accounts.totp (started_at) where confirmed_at is null;

create table accounts.recovery_code (
  id uuid primary key,
  person_id uuid not null references accounts.person,
  digest bytea not null check (length(digest) = 32),
  made_at timestamptz not null,
  used_at timestamptz
);
create index on accounts.recovery_code (person_id);

-- Whoever showed the first factor, and was asked for the second.
create table accounts.half_sign_in (
  id uuid primary key,
  token_digest bytea not null unique check (length(token_digest) = 32),
  person_id uuid not null references accounts.person,
  how text not null check (how in ('code', 'password')),
  tries int not null default 0,
  made_at timestamptz not null
);
create index on accounts.half_sign_in (person_id);
create index on accounts.half_sign_in (made_at);

-- Somebody says that their application is lost: after a day without objection it counts no more.
create table accounts.factor_loss (
  person_id uuid primary key references accounts.person,
  told_at timestamptz not null,
  due_at timestamptz not null
);
create index on accounts.factor_loss (due_at);

-- The address before a change, under a key of its own, for seven days: from it the change is undone.
create table accounts.former_email (
  id uuid primary key,
  person_id uuid not null references accounts.person,
  subject_id uuid not null unique references vault.subject,
  token_digest bytea not null unique check (length(token_digest) = 32),
  address bytea not null,
  changed_at timestamptz not null
);
create index on accounts.former_email (person_id);
create index on accounts.former_email (changed_at);

alter table accounts.session add column second text check (second in ('application', 'recovery code'));

alter table accounts.attempt drop constraint attempt_reason_check;
alter table accounts.attempt add check (reason in ('sign in', 'change e-mail', 'prove', 'told'));

grant select, insert, update, delete on accounts.totp, accounts.recovery_code, accounts.half_sign_in, accounts.factor_loss, accounts.former_email to cc_app;
grant select on accounts.totp, accounts.recovery_code, accounts.half_sign_in, accounts.factor_loss, accounts.former_email to cc_read;
