-- The office: who signed the undertaking of confidentiality, and who is at work now.

create table access.undertaking (
  person_id uuid not null references accounts.person,
  version text not null,
  signed_at timestamptz not null,
  -- when its signer left the last job: it is kept for a while, for the duty outlives the job
  left_at timestamptz,
  primary key (person_id, version)
);
create index on access.undertaking (left_at);

-- A session of the office, opened from a session of the account that showed a second factor; it ends with it.
create table access.office_session (
  id uuid primary key,
  token_digest bytea not null unique check (length(token_digest) = 32),
  session_id uuid not null references accounts.session on delete cascade,
  started_at timestamptz not null,
  ends_at timestamptz not null
);
create index on access.office_session (session_id);
create index on access.office_session (ends_at);

grant select, insert, update, delete on access.undertaking, access.office_session to cc_app;
grant select on access.undertaking, access.office_session to cc_read;

-- The secret of an invitation that goes by mail, sealed under the invitation's own key: the mail is written when it is sent.
alter table access.invitation add column token bytea;

-- What staff opened of somebody: through which case, by which of their jobs, which fields. The person is told all of it but who it was.
create table audit.opening (
  entry_id uuid primary key,
  at timestamptz not null,
  person_id uuid not null,
  jobs text[] not null check (cardinality(jobs) > 0),
  case_kind text not null,
  case_id uuid not null,
  reference text,
  subject_pseudonym text not null,
  fields text[] not null check (cardinality(fields) > 0),
  purpose text not null
);
create index on audit.opening (subject_pseudonym, at);
create index on audit.opening (person_id, at);
create index on audit.opening (at);
create trigger only_added_to before update or delete or truncate on audit.opening for each statement execute function audit.refuse_change();

-- What was opened goes with its entry, and not before.
create or replace function audit.drop_days(now_given timestamptz, most int) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  last_number bigint := audit.droppable(now_given);
  numbers bigint[];
begin
  select coalesce(array_agg(number), '{}') into numbers
    from (select number from audit.link where number <= last_number order by number limit most) as oldest;
  perform set_config('audit.dropping_days', 'on', true);
  delete from audit.opening using audit.link where link.entry_id = opening.entry_id and link.number = any(numbers);
  delete from audit.entry using audit.link where link.entry_id = entry.id and link.number = any(numbers);
  delete from audit.link where number = any(numbers);
  perform set_config('audit.dropping_days', 'off', true);
  return cardinality(numbers);
end $$;

grant select, insert on audit.opening to cc_app;
grant select on audit.opening to cc_read;
