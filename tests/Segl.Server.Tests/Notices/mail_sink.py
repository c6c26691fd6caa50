"""A mail relay for tests: aiosmtpd takes every message and prints it as one line of JSON.

mail_sink.py PORT [--tls CERTIFICATE KEY [--implicit]] [--ascii] [--login USER PASSWORD]
A receiver whose address begins with "unknown" is refused for good, one that begins with "later" for now.
"""
import argparse
import email
import email.policy
import json
import ssl
import sys

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

arguments = argparse.ArgumentParser()
arguments.add_argument("port", type=int)
arguments.add_argument("--tls", nargs=2)
arguments.add_argument("--implicit", action="store_true")
arguments.add_argument("--ascii", action="store_true")
arguments.add_argument("--login", nargs=2)
wanted = arguments.parse_args()


class Sink:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("unknown"):
            return "550 no such mailbox"
        if address.startswith("later"):
            return "450 mailbox busy"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        print(json.dumps({
            "encrypted": session.ssl is not None or wanted.implicit,
            "authenticated": bool(session.authenticated),
            "mailFrom": envelope.mail_from,
            "receivers": envelope.rcpt_tos,
            "from": str(message["From"]),
            "to": str(message["To"]),
            "subject": str(message["Subject"]),
            "date": str(message["Date"]),
            "messageId": str(message["Message-ID"]),
            "text": message.get_content(),
            "defects": [str(defect) for defect in message.defects],
            "longestLine": max(len(line) for line in envelope.content.split(b"\r\n")),
        }), flush=True)
        return "250 taken"


def knows(server, session, envelope, mechanism, data):
    return AuthResult(success=[data.login.decode(), data.password.decode()] == wanted.login, handled=False)


tls = None
if wanted.tls:
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(*wanted.tls)
Controller(
    Sink(), hostname="127.0.0.1", port=wanted.port, enable_SMTPUTF8=not wanted.ascii,
    tls_context=None if wanted.implicit else tls, ssl_context=tls if wanted.implicit else None, authenticator=knows if wanted.login else None,
    auth_required=bool(wanted.login)).start()
print("ready", flush=True)
sys.stdin.read()
