-- Legal documents: an invoice made elsewhere is filed as its PDF, kept ten years from the end of its fiscal year, and then gone. A folder holds
-- those of one client and one fiscal year under a key of its own, which is not the client's: erasing the client leaves the folder, and no way from them to it.
alter table vault.subject drop constraint subject_kind_check;
alter table vault.subject add check (kind in ('account', 'company', 'contact', 'attempt', 'fiscal'));

create schema archive;

create table archive.folder (
  id uuid primary key,
  subject_id uuid not null unique references vault.subject,
  -- whoever erases the account or the company cuts the link: the database itself does it
  person_id uuid references accounts.person on delete set null,
  company_id uuid references clients.company on delete set null,
  closes_on date not null,
  keep_until date not null check (keep_until > closes_on),
  check (num_nonnulls(person_id, company_id) <= 1),
  unique (person_id, closes_on),
  unique (company_id, closes_on)
);
create index on archive.folder (keep_until);

create table archive.document (
  id uuid primary key,
  folder_id uuid not null references archive.folder on delete cascade,
  kind text not null check (kind in ('invoice', 'credit note')),
  number text not null check (number ~ '^[A-Za-z0-9./_-]{1,40}$' and number ~ '[0-9]'),
  facts bytea not null,
  filed_at timestamptz not null
);
create unique index on archive.document (kind, upper(number));
create index on archive.document (folder_id);

-- Apart, so that a list reads no PDF; not compressed, for what is encrypted does not get smaller.
create table archive.content (
  document_id uuid primary key references archive.document on delete cascade,
  pdf bytea not null
);
alter table archive.content alter column pdf set storage external;

-- What is filed is never changed: only the same bytes may be put under a new key. A folder goes whole, and its documents with it.
grant usage on schema archive to cc_app, cc_read;
grant select, insert on all tables in schema archive to cc_app;
grant delete on archive.folder to cc_app;
grant update (facts) on archive.document to cc_app;
grant update (pdf) on archive.content to cc_app;
grant select on all tables in schema archive to cc_read;
