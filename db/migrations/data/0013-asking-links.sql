-- A link that opens no card: it shows a form by which its holder asks for access. It holds no key of a card and no way to one. Its public
-- line lies under a key derived from the token, so that a serving process can show it to whoever holds the link; the same, for its owner,
-- under the owner's key.
create table sharing.asking_link (
  lookup_id bytea primary key check (length(lookup_id) = 16),
  id uuid not null unique,
  card_id uuid not null references profiles.card on delete cascade,
  subject_id uuid not null references vault.subject,
  line bytea not null,
  own_line bytea not null,
  label bytea not null,
  token bytea not null,
  expires_at timestamptz,
  made_at timestamptz not null
);
create index on sharing.asking_link (card_id);
create index on sharing.asking_link (subject_id);

grant select, insert, update, delete on sharing.asking_link to cc_app;
grant select on sharing.asking_link to cc_read;
grant select (lookup_id, id, card_id, subject_id, line, expires_at) on sharing.asking_link to cc_serve;

-- By which of them somebody asked.
alter table contacts.contact add column asking_id uuid references sharing.asking_link (id) on delete set null;
create index on contacts.contact (asking_id);

-- The owner's yes. A no erases what was asked, and is said by its deletion.
alter table contacts.access_answer rename to access_given;
alter table contacts.access_given drop column granted;
alter table contacts.access_given rename column answered_at to given_at;
alter table contacts.deletion drop constraint deletion_deleted_by_check;
alter table contacts.deletion add check (deleted_by in ('author', 'owner', 'time', 'closing', 'refusal'));
