create schema keyring;

create table keyring.installation (
  id uuid primary key
);

create table keyring.root_key (
  version int primary key,
  made_at timestamptz not null,
  retired_at timestamptz
);

create table keyring.subject_key (
  subject_id uuid not null,
  version int not null,
  root_version int not null references keyring.root_key,
  wrapped bytea not null,
  made_at timestamptz not null,
  primary key (subject_id, version)
);
create index on keyring.subject_key (root_version);

create table keyring.secret (
  name text not null,
  version int not null,
  root_version int not null references keyring.root_key,
  wrapped bytea not null,
  made_at timestamptz not null,
  primary key (name, version)
);
create index on keyring.secret (root_version);

-- Not under the root key: serving nodes read these two, and they open nothing alone.
create table keyring.card_share (
  card_id uuid not null,
  version int not null,
  share bytea not null check (length(share) = 32),
  made_at timestamptz not null,
  primary key (card_id, version)
);
create table keyring.view_session_key (
  hour int primary key,
  key bytea not null check (length(key) = 32),
  made_at timestamptz not null
);

grant usage on schema keyring to cc_keyring, cc_serve;
grant select, insert, update, delete on all tables in schema keyring to cc_keyring;
revoke insert, update, delete on keyring.installation from cc_keyring;
grant select on keyring.card_share, keyring.view_session_key to cc_serve;

-- Large objects need no table to be written: nobody has a use for them here.
revoke execute on function
  lo_creat(int), lo_create(oid), lo_from_bytea(oid, bytea), lo_put(oid, bigint, bytea), lo_open(oid, int), lo_unlink(oid),
  lowrite(int, bytea), lo_truncate(int, int), lo_truncate64(int, bigint)
from public;
