-- The audit that cannot be bent: what was written is linked into a chain, whose heads are signed and leave the database.

-- Written the moment an entry is, and gone the moment it has its link, in one transaction each: an entry that is committed late waits
-- here like any other, and nothing has to look for it among millions.
create table audit.waiting (
  entry_id uuid primary key,
  since timestamptz not null
);

create table audit.link (
  number bigint primary key check (number > 0),
  entry_id uuid not null unique,
  entry_digest bytea not null check (length(entry_digest) = 32),
  linked_at timestamptz not null,
  chain bytea not null check (length(chain) = 32)
);

create table audit.head (
  id bigint primary key check (id > 0),
  kind text not null check (kind in ('minute', 'day')),
  number bigint not null check (number >= 0),
  chain bytea not null check (length(chain) = 32),
  signed_at timestamptz not null,
  through date,
  key_version int not null,
  signature bytea not null check (length(signature) = 64),
  check ((kind = 'day') = (through is not null))
);
create index on audit.head (number);
create unique index on audit.head (through);

create function audit.await_link() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into audit.waiting (entry_id, since) values (new.id, clock_timestamp());
  return null;
end $$;
create trigger await_link after insert on audit.entry for each row execute function audit.await_link();

-- What was written before there was a chain is linked first.
insert into audit.waiting (entry_id, since) select id, clock_timestamp() from audit.entry;

-- No role of the product has the right; this keeps the owner from a mistake. Whoever takes the trigger away is told of by the chain.
create function audit.refuse_change() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'DELETE' and tg_table_name <> 'head' and current_setting('audit.dropping_days', true) = 'on' then
    return null;
  end if;
  raise exception 'the audit is only added to' using errcode = 'insufficient_privilege';
end $$;
create trigger only_added_to before update or delete or truncate on audit.entry for each statement execute function audit.refuse_change();
create trigger only_added_to before update or delete or truncate on audit.link for each statement execute function audit.refuse_change();
create trigger only_added_to before update or delete or truncate on audit.head for each statement execute function audit.refuse_change();

-- The last link of the days that may go, 0 for none: up to a signed head of a day that ended 24 months ago, by the given clock and by this
-- server's. A clock that jumped ahead, and took the other with it, is found out by the log: it has not been living in these days.
create function audit.droppable(now_given timestamptz) returns bigint
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  present timestamptz := least(now_given, clock_timestamp());
  ended timestamptz := present - interval '24 months';
  lately int;
  first_kept bigint;
begin
  select count(*) into lately from audit.head
    where kind = 'day' and through >= (present at time zone 'UTC')::date - 30 and through < (present at time zone 'UTC')::date;
  if lately < 7 then
    return 0;
  end if;
  select number into first_kept from audit.link where linked_at >= ended order by number limit 1;
  return coalesce(
    (select max(number) from audit.head
     where kind = 'day' and through < (ended at time zone 'UTC')::date and number < coalesce(first_kept, number + 1)), 0);
end $$;

-- Drops the oldest of them, at most so many; returns how many went. Called until none is left, in one transaction.
create function audit.drop_days(now_given timestamptz, most int) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  last_number bigint := audit.droppable(now_given);
  numbers bigint[];
begin
  select coalesce(array_agg(number), '{}') into numbers
    from (select number from audit.link where number <= last_number order by number limit most) as oldest;
  perform set_config('audit.dropping_days', 'on', true);
  delete from audit.entry using audit.link where link.entry_id = entry.id and link.number = any(numbers);
  delete from audit.link where number = any(numbers);
  perform set_config('audit.dropping_days', 'off', true);
  return cardinality(numbers);
end $$;

revoke execute on function audit.await_link(), audit.refuse_change(), audit.droppable(timestamptz), audit.drop_days(timestamptz, int) from public;
grant usage on schema audit to cc_chain;
grant select on audit.entry, audit.waiting, audit.link, audit.head to cc_chain;
grant insert on audit.link, audit.head to cc_chain;
grant delete on audit.waiting to cc_chain;
grant execute on function audit.droppable(timestamptz), audit.drop_days(timestamptz, int) to cc_chain;
grant select on audit.waiting, audit.link, audit.head to cc_read;

-- Lies under the subject's own key from now on, so that nobody comes from an entry to a person without it. Those kept in plain until now
-- are sealed by the program, which has the keys.
alter table vault.subject add column sealed_pseudonym bytea;
alter table vault.subject alter column pseudonym drop not null;
create index on vault.subject (id) where pseudonym is not null;
