-- Where an owner says that they are, for the day they said it: under their own key here, for the contacts of that day.
create table profiles.whereabouts (
  owner_id uuid primary key references accounts.person,
  subject_id uuid not null references vault.subject,
  place bytea not null,
  day date not null
);
create index on profiles.whereabouts (day);
create index on profiles.whereabouts (subject_id);

-- The same under the card key of each published edition, so that a process without a root key can say it to the visitors of that day.
alter table profiles.snapshot add column place bytea;
alter table profiles.snapshot add column place_day date;
alter table profiles.snapshot add check ((place is null) = (place_day is null));
create index on profiles.snapshot (place_day) where place_day is not null;

grant select, insert, update, delete on profiles.whereabouts to cc_app;
grant select on profiles.whereabouts to cc_read;
