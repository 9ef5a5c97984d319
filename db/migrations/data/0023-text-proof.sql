-- A request of rights that waits for a day, because a mailbox alone asked for an account's copy or erasure, goes on at once where a code that was sent by
-- text message to the telephone of that account is given. Each code knows by which way it went, and is good for that way alone.
alter table privacy.proof add column way text not null default 'mail' check (way in ('mail', 'text'));
alter table privacy.proof add column number_digest bytea check (length(number_digest) = 32);
alter table privacy.proof add check ((way = 'text') = (number_digest is not null));
-- how many went to one number in a day
create index on privacy.proof (number_digest, made_at) where number_digest is not null;

-- a number that was only just put there shows nothing: whoever reads the mailbox may have had it put
alter table accounts.person add column phone_changed_at timestamptz;
