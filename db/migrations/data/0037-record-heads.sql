-- The heads of the record are public: digests and signatures, shown to whoever wants to hold them against tomorrow's.
grant select on audit.head to cc_app;
