-- R94: an app holds one claimed login. Its offers name it, so that it is found by its own id, however many logins wait for a person.
ALTER TABLE statement_offer ADD COLUMN login_id UUID NULL;
