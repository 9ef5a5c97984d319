-- Who was told of a policy edition before it applies, and when: each account once.
create table privacy.policy_told (
  id uuid primary key,
  person_id uuid not null references accounts.person on delete cascade,
  edition int not null check (edition > 1),
  told_on date not null,
  unique (person_id, edition)
);
grant select, insert, update, delete on privacy.policy_told to cc_app;
grant select on privacy.policy_told to cc_read;

-- Which version of the notice stood beside the form a request came by.
alter table privacy.request add column notice text;
