-- A list of persons concerned that leaves in a file: asked for by one, approved by another, taken once.
create table privacy.breach_export (
  id uuid primary key,
  breach_id uuid not null references privacy.breach on delete cascade,
  reason text not null check (reason in ('told otherwise', 'authority', 'compared')),
  asked_by uuid not null,
  asked_at timestamptz not null
);
create index on privacy.breach_export (breach_id);
create index on privacy.breach_export (asked_by, id);

create table privacy.breach_export_answer (
  export_id uuid primary key references privacy.breach_export on delete cascade,
  approved boolean not null,
  answered_by uuid not null,
  answered_at timestamptz not null
);

create table privacy.breach_export_taking (
  export_id uuid primary key references privacy.breach_export on delete cascade,
  taken_at timestamptz not null,
  persons int not null check (persons >= 0)
);

grant select, insert on privacy.breach_export, privacy.breach_export_answer, privacy.breach_export_taking to cc_app;
grant select on privacy.breach_export, privacy.breach_export_answer, privacy.breach_export_taking to cc_read;
