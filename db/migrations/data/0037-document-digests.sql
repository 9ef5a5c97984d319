-- Whether a document is one of ours, to the byte, can be asked by whoever holds it: its SHA-256, which says nothing of it.
alter table archive.document add column digest bytea check (length(digest) = 32);
create index on archive.document (digest);

-- The heads of the record are public: digests and signatures, shown to whoever wants to hold them against tomorrow's.
grant select on audit.head to cc_app;
