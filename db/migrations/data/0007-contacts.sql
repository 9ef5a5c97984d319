-- What visitors leave to the owner of a card. Each act of leaving is a subject with a key of its own, never merged with another: what its
-- author corrects, withdraws or deletes is theirs alone. What the owner notes about somebody lies under that same key, and dies with it.
create schema contacts;

create table contacts.contact (
  id uuid primary key,
  owner_id uuid not null references accounts.person,
  subject_id uuid not null unique references vault.subject,
  card_id uuid references profiles.card on delete set null,
  link_id uuid references sharing.link (id) on delete set null,
  -- left beside a card, or sent to ask for access to one
  kind text not null check (kind in ('left', 'asked')),
  -- null once deleted: the line stays a while, so that the owner sees the change
  details bytea,
  place bytea,
  note bytea,
  tags bytea,
  follow_up date,
  no_prospecting boolean not null,
  tell_closing boolean not null,
  language text not null check (language in ('fr', 'ar', 'en')),
  notice text not null,
  receipt_lookup bytea not null unique check (length(receipt_lookup) = 16),
  receipt bytea,
  left_at timestamptz not null,
  changed_at timestamptz,
  seen_at timestamptz,
  keep_until date not null
);
create index on contacts.contact (owner_id, (id::text));
create index on contacts.contact (keep_until);
create index on contacts.contact (card_id);
create index on contacts.contact (link_id);

-- Its author took it back: the owner sees no detail, until its author gives it back or deletes it.
create table contacts.withdrawal (
  contact_id uuid primary key references contacts.contact on delete cascade,
  withdrawn_at timestamptz not null
);

create table contacts.deletion (
  contact_id uuid primary key references contacts.contact on delete cascade,
  deleted_at timestamptz not null,
  deleted_by text not null check (deleted_by in ('author', 'owner', 'time'))
);
create index on contacts.deletion (deleted_at);

-- Two acts of the same person, shown as one. Nothing is copied from one key to the other, so it can be undone at any time.
create table contacts.merging (
  contact_id uuid primary key references contacts.contact on delete cascade,
  into_id uuid not null references contacts.contact on delete cascade,
  merged_at timestamptz not null,
  check (contact_id <> into_id)
);
create index on contacts.merging (into_id);

-- What left the product with the owner, in which form and for where: its author may read it.
create table contacts.export (
  id uuid primary key,
  owner_id uuid not null references accounts.person,
  format text not null check (format in ('csv', 'vcard')),
  destination text not null check (destination in ('phone', 'computer', 'crm', 'other')),
  exported_at timestamptz not null
);
create index on contacts.export (owner_id);

create table contacts.exported (
  export_id uuid not null references contacts.export on delete cascade,
  contact_id uuid not null references contacts.contact on delete cascade,
  primary key (export_id, contact_id)
);
create index on contacts.exported (contact_id);

-- 'To whom did you pass my details on, and from whom did you have them?' (law 09-08, art. 7), with the owner's answer.
create table contacts.question (
  id uuid primary key,
  contact_id uuid not null references contacts.contact on delete cascade,
  asked_at timestamptz not null,
  answer bytea,
  answered_at timestamptz
);
create index on contacts.question (contact_id);

-- The owner's yes or no to somebody who asked for access.
create table contacts.access_answer (
  contact_id uuid primary key references contacts.contact on delete cascade,
  granted boolean not null,
  link_id uuid references sharing.link (id) on delete set null,
  answered_at timestamptz not null
);
create index on contacts.access_answer (link_id);

create table contacts.preference (
  owner_id uuid primary key references accounts.person,
  keep_months int not null default 24 check (keep_months in (1, 6, 12, 24)),
  digest boolean not null default true
);

-- When the owner was last written to about new contacts, and since when some wait to be told.
create table contacts.digest (
  owner_id uuid primary key references accounts.person,
  waiting_since timestamptz,
  mailed_at timestamptz
);
create index on contacts.digest (waiting_since) where waiting_since is not null;

grant usage on schema contacts to cc_app, cc_read;
grant select, insert, update, delete on all tables in schema contacts to cc_app;
grant select on all tables in schema contacts to cc_read;
