-- What was taken back a moment ago, and may be brought back whole until a time: until then its wraps are made anew with the others', and whom
-- it was for stays known. Nothing of it opens meanwhile: a link has its row in sharing.revocation, a link that asks first has one here.
create table sharing.undo (
  id uuid primary key,
  owner_id uuid not null,
  until timestamptz not null,
  brought_back int
);
create index on sharing.undo (until);
create table sharing.undo_link (
  link_id uuid primary key references sharing.revocation on delete cascade,
  undo_id uuid not null references sharing.undo
);
create index on sharing.undo_link (undo_id);
create table sharing.undo_asking (
  asking_id uuid primary key references sharing.asking_link (id) on delete cascade,
  undo_id uuid not null references sharing.undo
);
create index on sharing.undo_asking (undo_id);

grant select, insert, update, delete on sharing.undo, sharing.undo_link, sharing.undo_asking to cc_app;
grant select on sharing.undo, sharing.undo_link, sharing.undo_asking to cc_read;
grant select on sharing.undo_asking to cc_serve;
