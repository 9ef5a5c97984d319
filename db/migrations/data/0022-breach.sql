-- The register of incidents. What is known of one is a row of entries, each as it was written: nothing is overwritten. Their words lie under a key of the
-- incident's own.
create table privacy.breach_number (
  year int primary key,
  last int not null check (last > 0)
);

create table privacy.breach (
  id uuid primary key,
  reference text not null unique check (reference ~ '^VD-\d{4}-\d{6,}$'),
  subject_id uuid not null unique references vault.subject,
  opened_at timestamptz not null
);

create table privacy.breach_entry (
  id uuid primary key,
  breach_id uuid not null references privacy.breach on delete cascade,
  step text not null check (step in ('opened', 'amended', 'cndp notified', 'cndp not needed', 'dgssi notified', 'persons listed', 'persons told',
    'persons not told', 'reminded', 'closed')),
  at timestamptz not null,
  by_kind text not null check (by_kind in ('person', 'operator', 'system')),
  by_id uuid,
  -- when we became aware of it, where the entry says so: the newest counts
  noticed_at timestamptz,
  says bytea not null,
  check (step <> 'opened' or noticed_at is not null)
);
create index on privacy.breach_entry (breach_id, at);
create unique index on privacy.breach_entry (breach_id) where step = 'closed';

-- Whom an incident concerns, as the audit shows it: their subjects, and how far they are told.
create table privacy.breach_person (
  id uuid primary key,
  breach_id uuid not null references privacy.breach on delete cascade,
  concerned_id uuid not null references vault.subject,
  found_at timestamptz not null,
  posted_at timestamptz,
  told_at timestamptz,
  unique (breach_id, concerned_id)
);
create index on privacy.breach_person (concerned_id);
create index on privacy.breach_person (breach_id) where posted_at is null;

alter table vault.subject drop constraint subject_kind_check;
alter table vault.subject add constraint subject_kind_check check (kind in ('account', 'company', 'contact', 'attempt', 'fiscal', 'request', 'breach'));

grant select, insert, update on privacy.breach_number to cc_app;
grant select, insert, delete on privacy.breach to cc_app;
-- words are put under a new key, and nothing else of an entry changes
grant select, insert, update (says) on privacy.breach_entry to cc_app;
grant select, insert, update (posted_at, told_at) on privacy.breach_person to cc_app;
grant select on privacy.breach_number, privacy.breach, privacy.breach_entry, privacy.breach_person to cc_read;
