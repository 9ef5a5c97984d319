-- Links that an owner makes for one case, so that who handles it sees a card as a visitor does. The token lies under the key of the case's message
-- alone: the row goes with the case, and with it the link is taken back.
create table sharing.case_link (
  link_id uuid primary key references sharing.link (id) on delete cascade,
  case_id uuid not null,
  reference text not null,
  subject_id uuid not null references vault.subject,
  token bytea not null
);
create index on sharing.case_link (case_id);
create index on sharing.case_link (subject_id);

grant select, insert, update, delete on sharing.case_link to cc_app;
grant select on sharing.case_link to cc_read;
