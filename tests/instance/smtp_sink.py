"""The mail server of an instance: takes every mail and writes it down.

    smtp_sink.py DIR

Mails lie in DIR/0001.eml, 0002.eml, ... in the order in which they came; the first lines
of each, X-Sink-From and X-Sink-To, are the envelope. DIR/port holds the port on 127.0.0.1.

DIR/script says what the next mails meet, a line a mail, used up from the top: "accept",
"451", "550" (any code), "silent", which never answers, or "cut", which takes the mail and
closes the line before it says so. A line that ends in "*" is not used up. Without a script
every mail is accepted.

If DIR/box is there, a Maildir, it knows delivery status notifications (RFC 3461) and writes
them there: of what is accepted, that it was delivered; and further acts are "bounce", which
accepts and then tells that it failed, "delay", that it is delayed, "mute", which accepts and
never tells, "twice", which tells twice that it was delivered. DIR/kept/NAME.dsn has those
that a script calls "later" (accepted): a test moves them into the box when it wants.
"""

import asyncio
import os
import socket
import sys
from pathlib import Path

from aiosmtpd.smtp import SMTP


# what a notification says: action and status
TOLD = {"accept": ("delivered", "2.0.0"), "twice": ("delivered", "2.0.0"),
        "later": ("delivered", "2.0.0"), "bounce": ("failed", "5.1.1"),
        "delay": ("delayed", "4.4.7"), "mute": None, "cut": None}

NOTIFICATION = """\
From: MAILER-DAEMON@sink.invalid
To: {sender}
Subject: Delivery Status Notification
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
 boundary="=_sink"

--=_sink
Content-Type: text/plain

This is what became of your message.
--=_sink
Content-Type: message/delivery-status

Reporting-MTA: dns; sink.invalid
Original-Envelope-Id: {envelope}

Original-Recipient: {original}
Final-Recipient: rfc822; {recipient}
Action: {action}
Status: {status}

--=_sink--
"""


class Server(SMTP):
    """Takes what asks for notifications out of MAIL and RCPT, and keeps it."""

    def take_out(self, arg, names):
        told, kept = {}, []
        for word in (arg or "").split(" "):
            name, _, value = word.partition("=")
            if value and name.upper() in names and self.event_handler.notifies():
                told[name.upper()] = value
            else:
                kept.append(word)
        self.session.told = {**getattr(self.session, "told", {}), **told}
        return " ".join(kept)

    async def smtp_MAIL(self, arg):
        self.session.told = {}
        await super().smtp_MAIL(self.take_out(arg, ("RET", "ENVID")))

    async def smtp_RCPT(self, arg):
        await super().smtp_RCPT(self.take_out(arg, ("NOTIFY", "ORCPT")))


class Sink:
    def __init__(self, directory):
        self.directory = directory
        self.count = len(list(directory.glob("*.eml")))

    def notifies(self):
        return (self.directory / "box").is_dir()

    async def handle_EHLO(self, _server, session, _envelope, hostname, responses):
        session.host_name = hostname
        return [responses[0], *(["250-DSN"] if self.notifies() else []), *responses[1:]]

    def tell(self, act, told, envelope):
        """What the sender asked to be told of what became of its mail."""
        wanted = told.get("NOTIFY", "").upper().split(",")
        if not self.notifies() or TOLD[act] is None or "ENVID" not in told:
            return
        action, status = TOLD[act]
        if {"delivered": "SUCCESS", "failed": "FAILURE", "delayed": "DELAY"}[action] not in wanted:
            return
        text = NOTIFICATION.format(
            sender=envelope.mail_from, envelope=told["ENVID"], action=action, status=status,
            original=told.get("ORCPT", ""), recipient=envelope.rcpt_tos[0]).encode()
        for copy in range(2 if act == "twice" else 1):
            name = f"{self.count:04d}.{copy}.dsn"
            folder = "kept" if act == "later" else "box/tmp"
            (self.directory / folder).mkdir(exist_ok=True)
            self.write(f"{folder}/{name}", text)
            if act != "later":
                (self.directory / "box/tmp" / name).rename(self.directory / "box/new" / name)

    def next_act(self):
        script = self.directory / "script"
        try:
            acts = script.read_text(encoding="ascii").split()
        except FileNotFoundError:
            return "accept"
        if not acts:
            return "accept"
        if not acts[0].endswith("*"):
            self.write("script", "\n".join(acts[1:]).encode())
        return acts[0].rstrip("*")

    def write(self, name, content):
        """By renaming, so that a reader finds the whole file or none."""
        made = self.directory / (name + ".new")
        made.write_bytes(content)
        made.rename(self.directory / name)

    async def handle_DATA(self, server, session, envelope):
        act = self.next_act()
        if act == "silent":
            await asyncio.Event().wait()
        if act not in TOLD:
            return f"{act} as the script says"
        self.count += 1
        head = f"X-Sink-From: {envelope.mail_from}\r\n"
        head += f"X-Sink-To: {', '.join(envelope.rcpt_tos)}\r\n"
        self.write(f"{self.count:04d}.eml", head.encode() + envelope.original_content)
        if act == "cut":
            server.transport.abort()
        self.tell(act, getattr(session, "told", {}), envelope)
        return "250 taken"


def notify_ready():
    path = os.environ.get("NOTIFY_SOCKET")
    if path:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as out:
            out.sendto(b"READY=1", path)


async def serve(directory):
    sink = Sink(directory)
    port = directory / "port"
    before = int(port.read_text()) if port.exists() else 0
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: Server(sink, hostname="sink.invalid", enable_SMTPUTF8=True),
        "127.0.0.1", before)
    sink.write("port", str(server.sockets[0].getsockname()[1]).encode())
    notify_ready()
    await server.serve_forever()


if __name__ == "__main__":
    try:
        asyncio.run(serve(Path(sys.argv[1])))
    except KeyboardInterrupt:
        pass
