-- A link that opens no card: it shows a form by which its holder asks for access. It holds no key of a card and no way to one. Its public
-- line, like the owner's name, lies under a key derived from the token, so that a serving process can show it to whoever holds the link.
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

grant select, insert, update, delete on sharing.asking_link to cc_app;
grant select on sharing.asking_link to cc_read, cc_serve;
