-- A card may have a cover of its own, kept as its photo and its logo are: in the draft under the owner's key, published under the card key.
alter table profiles.draft add column cover bytea;
alter table profiles.snapshot add column cover bytea;
