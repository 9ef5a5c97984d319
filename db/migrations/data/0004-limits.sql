-- How often something was tried lately, by keyed digests of whom or where from: across processes, and for minutes only.
create schema limits;

create unlogged table limits.tried (
  digest bytea primary key check (length(digest) = 32),
  times int not null,
  until timestamptz not null
);
create index on limits.tried (until);

grant usage on schema limits to cc_app, cc_read;
grant select, insert, update, delete on limits.tried to cc_app;
grant select on limits.tried to cc_read;
