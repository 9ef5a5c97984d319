-- Mails to the desk's address become messages. What they were as mails lies beside what they say, under the same key; and of each that was fetched
-- one row says what became of it, until it has left the mailbox.
alter table support.message add column mail bytea check (mail is null or kind = 'question');
-- made_at is asked of mails alone: how many came in a day
create index on support.message (made_at) where mail is not null;

create table support.attachment (
  id uuid primary key,
  message_id uuid not null references support.message on delete cascade,
  content bytea not null
);
create index on support.attachment (message_id);

-- Nothing here names anybody, nor leads to a message: a mail whose message was erased must still be known.
create table support.fetched_mail (
  -- a mailbox gives each mail a number, and never the same one twice while this stays
  uid_validity bigint not null check (uid_validity >= 0),
  uid bigint not null check (uid > 0),
  -- keyed, of its bytes: a mailbox that was made anew numbers its mails anew
  digest bytea not null,
  outcome text not null check (outcome in ('filed', 'ours', 'set aside', 'waits')),
  at timestamptz not null,
  primary key (uid_validity, uid)
);
create index on support.fetched_mail (digest);

-- Count in equals count out: every mail that was fetched is one of the others, or waits.
create table support.mail_figure (
  outcome text primary key check (outcome in ('fetched', 'filed', 'ours', 'set aside', 'taken out')),
  times bigint not null check (times >= 0)
);

grant select, insert, update, delete on support.attachment, support.fetched_mail, support.mail_figure to cc_app;
grant select on support.attachment, support.fetched_mail, support.mail_figure to cc_read;
