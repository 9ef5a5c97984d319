-- What people write to IdNet by the public site: questions, and that they wish for cards. Each lies under a key of its own, and goes a year after
-- the last word about it.
create schema support;

create table support.message_number (
  year int primary key,
  last int not null check (last > 0)
);

create table support.message (
  id uuid primary key,
  reference text not null unique check (reference ~ '^ME-\d{4}-\d{6,}$'),
  kind text not null check (kind in ('question', 'order')),
  language text not null check (language in ('fr', 'ar', 'en')),
  subject_id uuid not null unique references vault.subject,
  -- one or the other: a question opens for who answers questions, a wish for cards for who sells them
  question bytea,
  wish bytea,
  no_prospecting boolean not null,
  -- drawn with the form: sent twice, it is one message
  ticket uuid not null unique,
  -- which version of the notice stood beside it
  notice text,
  made_at timestamptz not null,
  -- when anything was last said about it: its time begins there
  last_at timestamptz not null,
  check ((question is not null) = (kind = 'question')),
  check ((wish is not null) = (kind = 'order'))
);
create index on support.message (kind, id);
create index on support.message (last_at);

create table support.answer (
  id uuid primary key,
  message_id uuid not null references support.message on delete cascade,
  says bytea not null,
  at timestamptz not null,
  by_id uuid not null
);
create index on support.answer (message_id, at);

create table support.closing (
  message_id uuid primary key references support.message on delete cascade,
  why text not null check (why in ('answered', 'nothing to answer', 'unwanted')),
  at timestamptz not null,
  by_id uuid not null
);

alter table vault.subject drop constraint subject_kind_check;
alter table vault.subject add constraint subject_kind_check
  check (kind in ('account', 'company', 'contact', 'attempt', 'fiscal', 'request', 'breach', 'message'));

grant usage on schema support to cc_app, cc_read;
grant select, insert, update, delete on all tables in schema support to cc_app;
grant select on all tables in schema support to cc_read;
