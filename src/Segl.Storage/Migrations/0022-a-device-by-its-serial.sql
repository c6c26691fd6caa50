-- The operator finds a device by the number on its back.
CREATE INDEX device_serial ON device (serial);
