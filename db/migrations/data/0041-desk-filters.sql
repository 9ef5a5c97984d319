-- The queues of the office are narrowed here and not in a browser: an index for each order that a filter makes, so that a page of it costs what is shown.

-- Who answered a message last: null while nobody did.
alter table support.message add column answered_by uuid;
update support.message set answered_by = (select by_id from support.answer where message_id = message.id order by at desc, id desc limit 1);
create index on support.message (kind, language, id) where not closed;
create index on support.message (kind, language, id) where closed;
create index on support.message (kind, id) where not closed and answered_by is null;
create index on support.message (kind, language, id) where not closed and answered_by is null;
create index on support.message (kind, answered_by, id) where not closed;
create index on support.message (kind, answered_by, id) where closed;
create index on support.message (kind, answered_by, language, id) where not closed;
create index on support.message (kind, answered_by, language, id) where closed;

-- The day that we gave ourselves for a request, with the days that its clock stood still and the time that the CNDP gave: what is late is found by it.
alter table privacy.request add column due_on date;
update privacy.request set due_on = greatest(
  extended_until,
  received_on + case when kind = 'prospecting' then 1 else 10 end + coalesce((
    select sum(resumed.day - (step.at at time zone 'Africa/Casablanca')::date)::int
    from privacy.step, lateral (
      select (later.at at time zone 'Africa/Casablanca')::date as day from privacy.step as later
      where later.request_id = step.request_id and later.step in ('completed', 'answered', 'withdrawn') and (later.at, later.id) > (step.at, step.id)
      order by later.at, later.id limit 1
    ) as resumed
    where step.request_id = request.id and step.step = 'asked'), 0));
alter table privacy.request alter column due_on set not null;
create index on privacy.request (kind, id) where ended_at is null;
create index on privacy.request (kind, id) where ended_at is not null;
create index on privacy.request (language, id) where ended_at is null;
create index on privacy.request (language, id) where ended_at is not null;
create index on privacy.request (kind, language, id) where ended_at is null;
create index on privacy.request (kind, language, id) where ended_at is not null;
create index on privacy.request (due_on, id) where ended_at is null and state <> 'asked';
create index on privacy.request (kind, due_on, id) where ended_at is null and state <> 'asked';
create index on privacy.request (language, due_on, id) where ended_at is null and state <> 'asked';
create index on privacy.request (kind, language, due_on, id) where ended_at is null and state <> 'asked';

-- Whether an incident is closed: who closed it, and when, stays an entry of its own.
alter table privacy.breach add column closed boolean not null default false;
update privacy.breach set closed = true where id in (select breach_id from privacy.breach_entry where step = 'closed');
create index on privacy.breach (id) where not closed;
create index on privacy.breach (id) where closed;
grant update (closed) on privacy.breach to cc_app;
