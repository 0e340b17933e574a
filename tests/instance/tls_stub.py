"""A mail server and a web server that speak TLS with a certificate of their own.

    tls_stub.py DIR     DIR/cert.pem and DIR/key.pem are theirs

Their ports on 127.0.0.1 lie in DIR/smtp.port and DIR/https.port; each mail that came whole
is a line of DIR/mails, each POST one of DIR/hooks. The mail server takes no mail without
STARTTLS.
"""

import asyncio
import http.server
import os
import ssl
import sys
import threading
from pathlib import Path

from aiosmtpd.smtp import SMTP

FOLDER = Path(sys.argv[1])
CONTEXT = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
CONTEXT.load_cert_chain(FOLDER / "cert.pem", FOLDER / "key.pem")


def tell(name, text):
    """Whole or not at all: who waits for a port must not read half of it."""
    part = FOLDER / f"{name}.part"
    part.write_text(text, encoding="ascii")
    os.replace(part, FOLDER / name)


def add(name, line):
    with open(FOLDER / name, "a", encoding="utf-8") as file:
        file.write(line + "\n")


class Mails:
    async def handle_DATA(self, server, session, envelope):  # noqa: N802 # aiosmtpd's name
        tls = "in TLS" if session.ssl else "in the clear"
        subject = [line for line in envelope.content.decode().splitlines()
                   if line.startswith("Subject:")]
        add("mails", f"{tls} {subject[0]}")
        return "250 taken"


class Hooks(http.server.BaseHTTPRequestHandler):
    def log_message(self, format, *args):  # noqa: A002 # http.server's own name
        pass

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        add("hooks", body.decode().replace("\n", " "))
        self.send_response(204)
        self.end_headers()


class Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request, client_address):
        pass  # who does not like the certificate hangs up


async def mail():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: SMTP(Mails(), tls_context=CONTEXT, require_starttls=True, loop=loop),
        "127.0.0.1", 0)
    tell("smtp.port", str(server.sockets[0].getsockname()[1]))
    async with server:
        await server.serve_forever()


def main():
    web = Server(("127.0.0.1", 0), Hooks)
    web.socket = CONTEXT.wrap_socket(web.socket, server_side=True,
                                     do_handshake_on_connect=False)
    threading.Thread(target=web.serve_forever, daemon=True).start()
    tell("https.port", str(web.server_port))
    asyncio.run(mail())


main()
