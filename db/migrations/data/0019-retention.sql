-- What ends personal data when its time is over: when it last ran, what it leaves behind, and who is held back from it.

-- One row: what the clock said when the sweeps last ran, and since when they stand still because it jumped.
create table privacy.sweep_clock (
  id uuid primary key,
  ran_at timestamptz not null,
  stopped_at timestamptz
);
create unique index on privacy.sweep_clock ((true));
-- An installation that has lived already knows what time it was.
insert into privacy.sweep_clock (id, ran_at) select gen_random_uuid(), max(at) from audit.entry having max(at) is not null;

-- One for each sweep and day on which it ended something, or found something late.
create table privacy.certificate (
  sweep text not null,
  day date not null,
  ended int not null check (ended >= 0),
  late int not null check (late >= 0),
  digest bytea not null check (length(digest) = 32),
  first_at timestamptz not null,
  last_at timestamptz not null,
  key_version int,
  signature bytea check (length(signature) = 64),
  primary key (sweep, day),
  check ((key_version is null) = (signature is null))
);
create index on privacy.certificate (day) where signature is null;

create function privacy.refuse_change() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'a signed certificate stays as it is' using errcode = 'insufficient_privilege';
end $$;
create trigger stays before update on privacy.certificate
  for each row when (old.signature is not null) execute function privacy.refuse_change();

-- A hold suspends every sweep of one subject's data. Its text lies under that subject's key.
create table privacy.hold (
  id uuid primary key,
  subject_id uuid not null references vault.subject,
  reason text not null check (reason in ('claim', 'court order', 'investigation', 'complaint')),
  note bytea not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  review_on date not null
);
create index on privacy.hold (subject_id);

create table privacy.hold_approval (
  hold_id uuid primary key references privacy.hold on delete cascade,
  approved_by uuid not null,
  approved_at timestamptz not null
);

create table privacy.hold_release (
  hold_id uuid primary key references privacy.hold on delete cascade,
  released_by uuid not null,
  released_at timestamptz not null
);
create index on privacy.hold_release (released_at);

revoke execute on function privacy.refuse_change() from public;
grant select, insert, update on all tables in schema privacy to cc_app;
grant delete on privacy.hold, privacy.hold_approval, privacy.hold_release to cc_app;
grant select on all tables in schema privacy to cc_read;

-- A company in which nobody is any more ends like an account that was closed: this says since when.
create table clients.left_company (
  company_id uuid primary key references clients.company on delete cascade,
  left_at timestamptz not null
);
create index on clients.left_company (left_at);
insert into clients.left_company
  select id, now() from clients.company where not exists (select from clients.membership where company_id = company.id);
grant select, insert, update, delete on clients.left_company to cc_app;
grant select on clients.left_company to cc_read;

-- What is due is looked for by the moment that its time began.
create index on accounts.closing (closed_at);
