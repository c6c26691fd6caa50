-- Where the app's storage is not that of the browser that started a login, the owner carries a return code there (R92).
ALTER TABLE waiting_login ADD COLUMN return_code BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE login ADD COLUMN return_code BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE login ADD COLUMN wrong_return_codes INTEGER NOT NULL DEFAULT 0;
