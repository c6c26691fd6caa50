-- The facts of a step are in talk (0003 kept some of them in columns); nothing has read these since.
ALTER TABLE app_copy DROP COLUMN pin_at;
ALTER TABLE app_copy DROP COLUMN activation_id;
ALTER TABLE app_copy DROP COLUMN new_key;
ALTER TABLE app_copy DROP COLUMN wrong_user_ids;
