-- The exchange: what a visitor does who leaves their details beside a card.

-- 'Partager mes coordonnées' does not stand on these cards: their owner switched it off.
create table profiles.closed_exchange (
  card_id uuid primary key references profiles.card on delete cascade,
  closed_at timestamptz not null
);
grant select, insert, update, delete on profiles.closed_exchange to cc_app;
grant select on profiles.closed_exchange to cc_read, cc_serve;

-- To whom it was left, in the words of the card that its author read: their receipt says it also when that card is gone.
alter table contacts.contact add column left_to bytea;
-- What comes to one owner within a day is counted.
create index on contacts.contact (owner_id, left_at);

-- The owner's account was closed: what was left to them ends with it, and receipts say why.
alter table contacts.deletion drop constraint deletion_deleted_by_check;
alter table contacts.deletion add check (deleted_by in ('author', 'owner', 'time', 'closing'));

-- Up to when the owner was told of what came.
alter table contacts.digest add column told_until timestamptz;
