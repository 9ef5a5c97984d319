-- How it stood with each figure of the promises, whenever it was looked at and had changed, and once a day: only added to, so that nobody makes a figure better
-- than it was.
create table privacy.promise_figure (
  id uuid primary key,
  name text not null,
  count double precision not null check (count >= 0),
  of bigint check (of >= 0),
  median_days double precision,
  holds boolean,
  checked_at timestamptz not null
);
create index on privacy.promise_figure (name, checked_at desc);

-- What the data protection officer says is being done about a promise that is not kept: the newest is shown. It is public, and about no person.
create table privacy.promise_word (
  id uuid primary key,
  promise text not null check (promise ~ '^S\d\d$'),
  fr text not null,
  ar text not null,
  en text not null,
  said_at timestamptz not null,
  said_by uuid not null
);
create index on privacy.promise_word (promise, said_at desc);

grant select, insert on privacy.promise_figure, privacy.promise_word to cc_app;
grant select on privacy.promise_figure, privacy.promise_word to cc_read;
