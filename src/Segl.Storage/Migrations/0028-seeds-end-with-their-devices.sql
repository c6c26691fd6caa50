-- T-33: the seed of a device that ended is of no use to anybody but a thief; its row stays for the list and the journal.
-- on PostgreSQL: UPDATE device SET seed_wrapped = '' WHERE state IN ('Blocked', 'Replaced', 'Void');
-- on SQLite: UPDATE device SET seed_wrapped = x'' WHERE state IN ('Blocked', 'Replaced', 'Void');
-- on PostgreSQL: UPDATE device_stock SET seed_wrapped = '' WHERE state IN ('Blocked', 'Replaced', 'Void');
-- on SQLite: UPDATE device_stock SET seed_wrapped = x'' WHERE state IN ('Blocked', 'Replaced', 'Void');
-- Whose order it is that the operator names.
CREATE INDEX device_order_by_id ON device_order (order_id);
