-- Whose merging it is: a list asks for all of its owner's at once.
alter table contacts.merging add column owner_id uuid references accounts.person;
update contacts.merging set owner_id = contact.owner_id from contacts.contact where contact.id = merging.contact_id;
alter table contacts.merging alter column owner_id set not null;
create index on contacts.merging (owner_id);

-- Two that share an address or a number, and are two people: the owner said so, and they are not offered as one again.
create table contacts.apart (
  contact_id uuid not null references contacts.contact on delete cascade,
  other_id uuid not null references contacts.contact on delete cascade,
  owner_id uuid not null references accounts.person,
  said_at timestamptz not null,
  primary key (contact_id, other_id),
  check (contact_id < other_id)
);
create index on contacts.apart (other_id);
create index on contacts.apart (owner_id);

grant select, insert, update, delete on contacts.apart to cc_app;
grant select on contacts.apart to cc_read;
