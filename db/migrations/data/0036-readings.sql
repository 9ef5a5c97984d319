-- That a member of staff opened what of unusually many people, or much of what is over.
create table access.reading_alert (
  id uuid primary key,
  person_id uuid not null,
  kind text not null check (kind in ('people in an hour', 'people in a day', 'cases that are over')),
  count int not null check (count > 0),
  day date not null,
  noticed_at timestamptz not null,
  unique (person_id, kind, day)
);
create index on access.reading_alert (noticed_at);
grant select, insert, update, delete on access.reading_alert to cc_app;
grant select on access.reading_alert to cc_read;

-- Whether the case was over when it was opened.
alter table audit.opening add column ended boolean not null default false;
