-- A passing link is made by its owner's screen for the QR code that it shows, one each minute. It opens until `opens_until`; where it was opened by
-- then, the card can be read until the link expires. What is past that is found by the index, and goes.
alter table sharing.link add column opens_until timestamptz;
alter table sharing.link add constraint link_passing check (opens_until is null or opens_until < expires_at);
create index link_passing on sharing.link (expires_at, edition_id) where opens_until is not null;
create index link_passing_of_edition on sharing.link (edition_id, id) where opens_until is not null;

alter table sharing.opening_count drop constraint opening_count_kind_check;
alter table sharing.opening_count add constraint opening_count_kind_check check (kind in ('link', 'passing'));
