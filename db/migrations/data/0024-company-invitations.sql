-- A company invites by e-mail. What was entered of somebody lies under a key of its own until they answer, thirty days at most.

-- Who refused is known to the company's own key alone, as a digest: another company's list says nothing of it.
alter table clients.company add column refusal_key bytea;

create table clients.invitation (
  id uuid primary key,
  company_id uuid not null references clients.company,
  subject_id uuid not null unique references vault.subject,
  lookup bytea not null unique,
  address bytea not null,
  token bytea not null,
  language text not null check (language in ('fr', 'ar', 'en')),
  role text not null check (role in ('administrator', 'member')),
  made_at timestamptz not null
);
create index on clients.invitation (company_id);
create index on clients.invitation (made_at);

-- The proof that somebody was told (law 09-08, art. 5): which version, in which language, when. It outlives the invitation, and names nobody.
create table clients.notice (
  id uuid primary key,
  invitation_id uuid not null,
  company_id uuid not null,
  language text not null check (language in ('fr', 'ar', 'en')),
  version text,
  posted_at timestamptz not null,
  sent_at timestamptz,
  check ((version is null) = (sent_at is null))
);
create index on clients.notice (invitation_id);
create index on clients.notice (company_id, posted_at);

-- An address that said no: this company cannot invite it again for a year.
create table clients.refusal (
  id uuid primary key,
  company_id uuid not null references clients.company on delete cascade,
  digest bytea not null,
  refused_at timestamptz not null,
  unique (company_id, digest)
);
create index on clients.refusal (refused_at);

-- A member lets those who run the company edit what their card says of it; without a row, nobody may.
create table clients.edit_consent (
  company_id uuid not null,
  person_id uuid not null,
  given_at timestamptz not null,
  primary key (company_id, person_id),
  foreign key (company_id, person_id) references clients.membership on delete cascade
);

-- The cards that somebody carries as a member of a company, as they say themselves.
create table profiles.company_card (
  card_id uuid primary key references profiles.card on delete cascade,
  company_id uuid not null references clients.company on delete cascade,
  since timestamptz not null
);
create index on profiles.company_card (company_id);

-- What a card said of a company its owner is no longer in was taken off its links; until it is published anew.
create table profiles.company_left (
  card_id uuid primary key references profiles.card on delete cascade,
  left_at timestamptz not null
);

grant update (name, refusal_key) on clients.company to cc_app;
grant select, insert, update, delete on clients.invitation, clients.notice, clients.refusal, clients.edit_consent to cc_app;
grant select, insert, update, delete on profiles.company_card, profiles.company_left to cc_app;
grant select on clients.invitation, clients.notice, clients.refusal, clients.edit_consent, profiles.company_card, profiles.company_left to cc_read;
