-- A notice goes by the end of its id, and is found by it.
create index on clients.notice (right(id::text, 8));
