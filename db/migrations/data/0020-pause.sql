-- The days, in Morocco, for which a card is paused: every one, those before its return, or those of a pause that begins later. The clock of
-- each request decides.
alter table profiles.pause add column days daterange not null default '(,)' check (not isempty(days));
create index on profiles.pause (upper(days));
-- What visitors with a live link read meanwhile: under the owner's key here, and under the card key of each edition.
alter table profiles.pause add column message bytea;
alter table profiles.snapshot add column pause_message bytea;
