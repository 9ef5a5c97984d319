-- The day an account was last used: one that nobody uses for two years ends, and its holder is told twice before.
alter table accounts.person add column used_on date not null default current_date;
alter table accounts.person alter column used_on drop default;
create index on accounts.person (used_on);

create table accounts.idle_notice (
  person_id uuid not null references accounts.person on delete cascade,
  months int not null check (months in (21, 23)),
  told_on date not null,
  primary key (person_id, months)
);
grant select, insert, update, delete on accounts.idle_notice to cc_app;
grant select on accounts.idle_notice to cc_read;
