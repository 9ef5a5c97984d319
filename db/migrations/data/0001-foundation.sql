-- The vault's own words: whose data there are, what must never open again, and the indexes that find sealed values.
create schema vault;

-- The same number stands in the keyring: two stores that do not belong together are never used together.
create table vault.installation (
  id uuid primary key
);

create table vault.subject (
  id uuid primary key,
  kind text not null check (kind in ('account', 'company', 'contact')),
  pseudonym uuid not null unique,
  key_version int not null default 1,
  made_at timestamptz not null
);

create table vault.tombstone (
  id uuid primary key,
  subject_id uuid,
  card_id uuid,
  share_version int,
  raised_at timestamptz not null,
  destroyed_at timestamptz,
  check (num_nonnulls(subject_id, card_id) = 1),
  check ((card_id is null) = (share_version is null))
);
create unique index on vault.tombstone (subject_id) where subject_id is not null;
create unique index on vault.tombstone (card_id, share_version) where card_id is not null;
create index on vault.tombstone (raised_at) where destroyed_at is null;

create table vault.blind_index (
  field text not null,
  digest bytea not null,
  subject_id uuid not null references vault.subject on delete cascade,
  key_version int not null,
  primary key (field, digest, subject_id)
);
create index on vault.blind_index (subject_id);

create schema audit;

create table audit.entry (
  id uuid primary key,
  at timestamptz not null,
  actor_kind text not null,
  actor_id uuid,
  deed text not null,
  object_kind text not null,
  object_id uuid,
  subject_pseudonym uuid,
  purpose text not null,
  case_id uuid
);
create index on audit.entry (subject_pseudonym, at);

create schema accounts;

create table accounts.person (
  id uuid primary key,
  subject_id uuid not null unique references vault.subject,
  name bytea not null,
  email bytea not null,
  phone bytea,
  language text not null check (language in ('fr', 'ar', 'en')),
  opened_at timestamptz not null
);

create schema clients;

create table clients.company (
  id uuid primary key,
  subject_id uuid not null unique references vault.subject,
  name bytea not null,
  opened_at timestamptz not null
);

create table clients.membership (
  company_id uuid not null references clients.company,
  person_id uuid not null references accounts.person,
  role text not null check (role in ('owner', 'administrator', 'member')),
  since timestamptz not null,
  primary key (company_id, person_id)
);
create index on clients.membership (person_id);

create schema profiles;

create table profiles.card (
  id uuid primary key,
  owner_id uuid not null references accounts.person,
  subject_id uuid not null references vault.subject,
  label bytea not null,
  made_at timestamptz not null
);
create index on profiles.card (owner_id);

-- The published card. Content and photo lie under the card key, the card key under the owner's key and, once for each, under the links.
create table profiles.snapshot (
  card_id uuid primary key references profiles.card,
  key_version int not null,
  card_key bytea not null,
  content bytea not null,
  photo bytea,
  published_at timestamptz not null
);

create schema sharing;

create table sharing.link (
  lookup_id bytea primary key check (length(lookup_id) = 16),
  id uuid not null unique,
  card_id uuid not null references profiles.card,
  subject_id uuid not null references vault.subject,
  key_version int not null,
  wrap bytea not null,
  kek bytea not null,
  token bytea,
  label bytea not null,
  pin_salt bytea check (length(pin_salt) = 16),
  pin_failures int not null default 0,
  pin_waits_until timestamptz,
  expires_at timestamptz,
  max_views int check (max_views > 0),
  views int not null default 0 check (max_views is null or views <= max_views),
  made_at timestamptz not null
);
create index on sharing.link (card_id);

create table sharing.revocation (
  link_id uuid primary key references sharing.link (id),
  revoked_at timestamptz not null,
  revoked_by uuid
);

create table sharing.opening_count (
  card_id uuid not null references profiles.card,
  day date not null,
  kind text not null check (kind in ('link')),
  openings int not null check (openings > 0),
  primary key (card_id, day, kind)
);

grant usage on schema vault, audit, accounts, clients, profiles, sharing to cc_app, cc_read;
grant select, insert, update, delete on all tables in schema vault, accounts, clients, profiles, sharing to cc_app;
revoke insert, update, delete on vault.installation from cc_app;
grant insert on audit.entry to cc_app;
grant select on all tables in schema vault, audit, accounts, clients, profiles, sharing to cc_read;

-- A serving node sees what a link needs, and writes a view, a wrong code, a count.
grant usage on schema vault, profiles, sharing to cc_serve;
grant select on sharing.link, sharing.revocation, profiles.snapshot, vault.tombstone to cc_serve;
grant update (views, pin_failures, pin_waits_until) on sharing.link to cc_serve;
grant select, insert, update on sharing.opening_count to cc_serve;

-- Large objects need no table to be written: nobody has a use for them here.
revoke execute on function
  lo_creat(int), lo_create(oid), lo_from_bytea(oid, bytea), lo_put(oid, bigint, bytea), lo_open(oid, int), lo_unlink(oid),
  lowrite(int, bytea), lo_truncate(int, int), lo_truncate64(int, bigint)
from public;
