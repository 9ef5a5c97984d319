-- Links made for one visitor. Who that is lies under a key of their own, which dies when the link is taken back, or a while after it was
-- over. Nothing cascades from the link: a row that goes without its subject's tombstone would leave a key behind, so it cannot.
create table sharing.named (
  link_id uuid primary key references sharing.link (id),
  subject_id uuid not null unique references vault.subject,
  -- null once forgotten
  visitor bytea,
  -- by which way a code is sent to them before it opens; null where none is asked
  code_by text check (code_by in ('mail', 'phone')),
  -- whether it opens in one browser only, and what tells that browser, once there is one
  binds boolean not null,
  bound_digest bytea check (length(bound_digest) = 32),
  opened boolean not null default false,
  check (binds or bound_digest is null)
);

-- A code on its way to such a visitor. Kept a day, for codes to one address are counted: nobody's mailbox is filled.
create table sharing.code (
  id uuid primary key,
  link_id uuid not null references sharing.named on delete cascade,
  address_digest bytea not null,
  -- under a key that comes from the link's token: without the token the million codes cannot be tried
  digest bytea not null check (length(digest) = 32),
  -- for the message, sealed for the visitor
  code bytea not null,
  language text not null check (language in ('fr', 'ar', 'en')),
  tries int not null default 0,
  ended boolean not null default false,
  sent_at timestamptz not null
);
create unique index on sharing.code (link_id) where not ended;
create index on sharing.code (link_id);
create index on sharing.code (address_digest, sent_at);
create index on sharing.code (sent_at);

grant select, insert, update, delete on sharing.named, sharing.code to cc_app;
grant select on sharing.named, sharing.code to cc_read;

-- A process that serves cards checks a code, binds a link to a browser, and notes that it was opened. Whose link it is it cannot read.
grant select (link_id, code_by, binds, bound_digest, opened), update (bound_digest, opened) on sharing.named to cc_serve;
grant select (link_id, digest, tries, ended, sent_at), update (tries, ended) on sharing.code to cc_serve;
