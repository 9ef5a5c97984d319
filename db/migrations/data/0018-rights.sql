-- What people ask about their own data, and what became of it. A request lies under a key of its own, not its author's account's: it must be
-- answered, and shown to have been, also once that account is erased.
create schema privacy;

create table privacy.request_number (
  year int primary key,
  last int not null check (last > 0)
);

create table privacy.request (
  id uuid primary key,
  reference text not null unique check (reference ~ '^DR-\d{4}-\d{6,}$'),
  kind text not null check (kind in ('access', 'copy', 'rectification', 'erasure', 'anonymisation', 'restriction', 'prospecting', 'objection')),
  door text not null check (door in ('portal', 'form', 'mail', 'staff')),
  language text not null check (language in ('fr', 'ar', 'en')),
  subject_id uuid not null unique references vault.subject,
  applicant bytea not null,
  code bytea not null,
  -- whose account it came from; cut when that account is erased
  person_id uuid references accounts.person on delete set null,
  state text not null check (state in ('identity', 'open', 'asked', 'window', 'answered', 'withdrawn')),
  received_on date not null,
  -- when its author showed that the address is theirs
  proven_at timestamptz,
  -- nothing is handed out or erased before: the account was told
  waits_until timestamptz,
  extended_until date,
  -- the uses to be restricted
  uses text[],
  -- drawn with the public form: sent twice, it is one request
  ticket uuid unique,
  made_at timestamptz not null,
  ended_at timestamptz,
  check ((ended_at is not null) = (state in ('answered', 'withdrawn')))
);
create index on privacy.request (person_id);
create index on privacy.request (state, received_on) where ended_at is null;
create index on privacy.request (ended_at) where ended_at is not null;

create table privacy.step (
  id uuid primary key,
  request_id uuid not null references privacy.request on delete cascade,
  step text not null,
  at timestamptz not null,
  by_kind text not null check (by_kind in ('person', 'operator', 'system')),
  by_id uuid,
  says bytea,
  outcome text check (outcome in ('granted', 'partial', 'nothing held', 'refused')),
  reason text,
  check ((outcome is not null) = (step = 'answered')),
  -- nothing closes without a written answer
  check (step <> 'answered' or says is not null)
);
create index on privacy.step (request_id, at);

create table privacy.proof (
  id uuid primary key,
  request_id uuid not null references privacy.request on delete cascade,
  digest bytea not null check (length(digest) = 32),
  code bytea not null,
  tries int not null default 0,
  ended boolean not null default false,
  made_at timestamptz not null
);
create index on privacy.proof (request_id, made_at);
create index on privacy.proof (made_at);

create table privacy.erasure (
  request_id uuid primary key references privacy.request on delete cascade,
  choice text not null check (choice in ('erasure', 'anonymisation')),
  ends_at timestamptz not null,
  -- whose sharing was stopped for it, to go on where it is taken back
  stopped uuid[] not null,
  -- the tombstones of what went already, while others are told first
  raised uuid[] not null,
  done_at timestamptz,
  certificate text,
  check ((certificate is not null) = (done_at is not null))
);
create index on privacy.erasure (ends_at) where done_at is null;

create table privacy.package (
  request_id uuid primary key references privacy.request on delete cascade,
  -- null once fetched, or past its time
  file bytea,
  made_at timestamptz not null,
  ends_at timestamptz not null,
  taken_at timestamptz
);
create index on privacy.package (ends_at) where file is not null;

-- What a person had stopped: the vault itself refuses these uses, and whoever counts or collects looks here.
create table vault.restriction (
  subject_id uuid not null references vault.subject,
  use text not null check (use in ('counts', 'contacts', 'sharing', 'surveys', 'staff', 'all')),
  since timestamptz not null,
  primary key (subject_id, use)
);
grant select, insert, update, delete on vault.restriction to cc_app;
grant select on vault.restriction to cc_read, cc_serve;
-- openings of a card whose owner had counting stopped are not counted
grant select (id, subject_id) on profiles.card to cc_serve;

-- What is left of cards whose owner asked to be made anonymous: how often all of them together were opened in a month, of nobody in particular.
create table privacy.anonymous_openings (
  month date not null,
  kind text not null,
  openings int not null check (openings >= 5),
  primary key (month, kind)
);

alter table vault.subject drop constraint subject_kind_check;
alter table vault.subject add constraint subject_kind_check check (kind in ('account', 'company', 'contact', 'attempt', 'fiscal', 'request'));

grant usage on schema privacy to cc_app, cc_read;
grant select, insert, update, delete on all tables in schema privacy to cc_app;
grant select on all tables in schema privacy to cc_read;
