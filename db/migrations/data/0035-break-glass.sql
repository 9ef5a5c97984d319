-- What staff open of an account outside any case: asked by one, approved by another, for an hour.
create table access.break_glass (
  id uuid primary key,
  person_id uuid not null references accounts.person,
  subject_id uuid not null references vault.subject,
  reason text not null check (reason in ('danger', 'account taken over', 'authority', 'owner locked out')),
  note bytea not null,
  asked_by uuid not null,
  asked_at timestamptz not null
);
create index on access.break_glass (subject_id);
create index on access.break_glass (person_id);
create index on access.break_glass (asked_by, id);
create index on access.break_glass (asked_at);

create table access.break_glass_answer (
  break_glass_id uuid primary key references access.break_glass on delete cascade,
  approved boolean not null,
  answered_by uuid not null,
  answered_at timestamptz not null
);

grant select, insert, update, delete on access.break_glass, access.break_glass_answer to cc_app;
grant select on access.break_glass, access.break_glass_answer to cc_read;
