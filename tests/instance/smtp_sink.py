"""The mail server of an instance: takes every mail and writes it down.

    smtp_sink.py DIR

Mails lie in DIR/0001.eml, 0002.eml, ... in the order in which they came; the first lines
of each, X-Sink-From and X-Sink-To, are the envelope. DIR/port holds the port on 127.0.0.1.

DIR/script says what the next mails meet, a line a mail, used up from the top: "accept",
"451", "550" (any code), "silent", which never answers, or "cut", which takes the mail and
closes the line before it says so. A line that ends in "*" is not used up. Without a script
every mail is accepted.
"""

import asyncio
import os
import socket
import sys
from pathlib import Path

from aiosmtpd.smtp import SMTP


class Sink:
    def __init__(self, directory):
        self.directory = directory
        self.count = len(list(directory.glob("*.eml")))

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

    async def handle_DATA(self, server, _session, envelope):
        act = self.next_act()
        if act == "silent":
            await asyncio.Event().wait()
        if act not in ("accept", "cut"):
            return f"{act} as the script says"
        self.count += 1
        head = f"X-Sink-From: {envelope.mail_from}\r\n"
        head += f"X-Sink-To: {', '.join(envelope.rcpt_tos)}\r\n"
        self.write(f"{self.count:04d}.eml", head.encode() + envelope.original_content)
        if act == "cut":
            server.transport.abort()
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
        lambda: SMTP(sink, hostname="sink.invalid", enable_SMTPUTF8=True),
        "127.0.0.1", before)
    sink.write("port", str(server.sockets[0].getsockname()[1]).encode())
    notify_ready()
    await server.serve_forever()


if __name__ == "__main__":
    try:
        asyncio.run(serve(Path(sys.argv[1])))
    except KeyboardInterrupt:
        pass
