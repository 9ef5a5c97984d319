-- For whom an owner means fields of their cards, beside anyone, clients and partners: three names of their own at most, under their key.
create table profiles.audience (
  id uuid primary key,
  owner_id uuid not null references accounts.person,
  subject_id uuid not null references vault.subject,
  place smallint not null check (place between 1 and 3),
  name bytea not null,
  made_at timestamptz not null,
  unique (owner_id, place)
);
create index on profiles.audience (subject_id);

-- An edition of such an audience names it by its id. It stays when the audience is deleted, without a snapshot, for the links that led to it.
alter table profiles.edition drop constraint edition_audience_check;
alter table profiles.edition add check (audience in ('anyone', 'clients', 'partners')
  or audience ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$');

grant select, insert, update, delete on profiles.audience to cc_app;
grant select on profiles.audience to cc_read;
