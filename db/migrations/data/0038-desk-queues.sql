-- What waits is found without passing by all that is over: who closed it, when and why stays a row of its own.
alter table support.message add column closed boolean not null default false;
update support.message set closed = true where id in (select message_id from support.closing);
create index on support.message (kind, id) where not closed;
create index on support.message (kind, id) where closed;
create index on privacy.request (id) where ended_at is null;
create index on privacy.request (id) where ended_at is not null;
