-- What a card showed before it was published again: its last ten versions, each for ninety days at most. Under the owner's key.
create table profiles.version (
  id uuid primary key,
  card_id uuid not null references profiles.card on delete cascade,
  published_at timestamptz not null,
  replaced_at timestamptz not null,
  content bytea not null,
  photo bytea,
  logo bytea,
  cover bytea
);
create index on profiles.version (card_id, replaced_at);
create index on profiles.version (replaced_at);

grant select, insert, update, delete on profiles.version to cc_app;
grant select on profiles.version to cc_read;
