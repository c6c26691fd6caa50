"""Writes a PSKC file with python3-pskc, as a maker would: a description in JSON comes in, the file goes out.

Nothing here is Segl's: what Segl reads, a stranger wrote.
"""
import json
import os
import sys

from pskc import PSKC
from pskc.key import EncryptedValue

told = json.load(sys.stdin)
file = PSKC()
if "phrase" in told:
    file.encryption.setup_pbkdf2(
        bytes.fromhex(told["phrase"]), iterations=told.get("iterations", 2000), key_length=16, algorithm="aes128-cbc")
else:
    file.encryption.setup_preshared_key(
        key=bytes.fromhex(told["key"]), key_name="transport", algorithm=told.get("cipher", "aes256-cbc"))
if told.get("mac"):
    file.mac.setup(algorithm=told["mac"])
file.encryption.fields = told.get("encrypted", ["secret"])
for one in told["devices"]:
    key = file.add_device(serial=one["serial"], manufacturer="Maker").add_key(
        id=one["serial"], algorithm=one.get("algorithm", "urn:ietf:params:xml:ns:keyprov:pskc:totp"),
        response_encoding="DECIMAL", response_length=one.get("digits", 6))
    key.secret = bytes.fromhex(one["seed"])
    if one.get("garbled"):
        # A right MAC over what is no multiple of a block.
        cipher = os.urandom(40)
        key.secret = EncryptedValue(cipher, file.mac.generate_mac(cipher), file.encryption.algorithm)
    key.time_offset = 0
    for name, value in (("time_interval", one.get("interval")), ("time_drift", one.get("drift")),
                        ("algorithm_suite", one.get("suite"))):
        if value is not None:
            setattr(key, name, value)
file.write(sys.stdout.buffer)
