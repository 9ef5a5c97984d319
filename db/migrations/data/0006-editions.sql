-- What one audience may see of a published card is an edition, with a key, a content and links of its own: no link leads to more than its
-- audience's. In the keyring and on tombstones, the card of a card share is an edition. The edition for everybody bears the id of its card.
create table profiles.edition (
  id uuid primary key,
  card_id uuid not null references profiles.card on delete cascade,
  audience text not null check (audience in ('anyone', 'clients')),
  unique (card_id, audience)
);
insert into profiles.edition (id, card_id, audience) select card_id, card_id, 'anyone' from profiles.snapshot;
insert into profiles.edition (id, card_id, audience)
  select distinct link.card_id, link.card_id, 'anyone' from sharing.link on conflict do nothing;

alter table profiles.snapshot rename column card_id to edition_id;
alter table profiles.snapshot drop constraint snapshot_card_id_fkey;
alter table profiles.snapshot add foreign key (edition_id) references profiles.edition on delete cascade;
alter table profiles.snapshot add column logo bytea;

alter table sharing.link add column edition_id uuid references profiles.edition on delete cascade;
update sharing.link set edition_id = card_id;
alter table sharing.link alter column edition_id set not null;
create index on sharing.link (edition_id);
-- An owner's list goes down the links of each of their cards, newest first. The id as text, so that no plan goes down everybody's links
-- instead, by the index of ids alone.
create index link_of_card on sharing.link (card_id, (id::text));
drop index sharing.link_card_id_idx;

-- What its owner edits. Publishing makes the editions from it.
create table profiles.draft (
  card_id uuid primary key references profiles.card on delete cascade,
  content bytea not null,
  photo bytea,
  logo bytea,
  revision int not null default 1,
  published_revision int,
  saved_at timestamptz not null
);

create table profiles.pause (
  card_id uuid primary key references profiles.card on delete cascade,
  paused_at timestamptz not null
);

create table profiles.deletion (
  card_id uuid primary key references profiles.card on delete cascade,
  deleted_at timestamptz not null
);
create index on profiles.deletion (deleted_at);

alter table sharing.link drop constraint link_card_id_fkey;
alter table sharing.link add foreign key (card_id) references profiles.card on delete cascade;
alter table sharing.revocation drop constraint revocation_link_id_fkey;
alter table sharing.revocation add foreign key (link_id) references sharing.link (id) on delete cascade;
alter table sharing.opening_count drop constraint opening_count_card_id_fkey;
alter table sharing.opening_count add foreign key (card_id) references profiles.card on delete cascade;

grant select, insert, update, delete on profiles.edition, profiles.draft, profiles.pause, profiles.deletion to cc_app;
grant select on profiles.edition, profiles.draft, profiles.pause, profiles.deletion to cc_read;
grant select on profiles.edition, profiles.pause, profiles.deletion to cc_serve;
