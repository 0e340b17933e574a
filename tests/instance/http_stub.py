"""GOV.UK Notify and a receiver of webhooks, as the tests want them.

    http_stub.py DIR

DIR/port holds the port on 127.0.0.1. DIR/api_key holds the API key that is right,
DIR/hook_secret the webhook's secret; DIR/callback, if it is there, "PORT TOKEN", where
callbacks go. What came lies in DIR/notify/0001.json and DIR/hook/0001.json, in order;
DIR/callbacks has a line "REFERENCE STATUS ANSWER" for each callback; DIR/faults says what
was wrong with what came: a token, a signature, a field. Both are checked here with
Python's own means.

DIR/notify/script.REF and DIR/hook/script.REF say what the next messages about this case
meet, a word each, used up from the top; without it they are delivered.

Notify: "accept" (delivered, with a callback), "late" (it waits for DIR/release.REF),
"doubled" (two callbacks), "premature" (the callback comes before the answer), "quiet"
(delivered, no callback), "stuck" (sending for ever), permanent-failure, temporary-failure,
technical-failure (with a callback), "429", "429day", 400, 403, 500, "silent".
A webhook: "accept", any status, "redirect", "silent".
"""

import base64
import hashlib
import hmac
import http.client
import json
import os
import re
import socket
import sys
import threading
import time
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlparse

FOLDER = Path(sys.argv[1])
LOCK = threading.Lock()
SENT = {}  # id: {"reference", "status"}
CASES = {}  # id: case
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
FIELDS = {"reference", "clock", "day", "rung", "state", "subject", "text"}
HOOK_FIELDS = {"id", "alert", "sandbox", "case_ref", "clock", "due_on", "rung", "state",
               "subject", "text"}
FAILURES = ("permanent-failure", "temporary-failure", "technical-failure")


def write(path, content):
    """By renaming, so that a reader finds the whole file or none."""
    made = path.with_name(path.name + ".new")
    made.write_text(content, encoding="utf-8")
    made.rename(path)


def append(name, line):
    with LOCK, open(FOLDER / name, "a", encoding="utf-8") as file:
        file.write(line + "\n")


def keep(kind, content):
    with LOCK:
        number = len(list((FOLDER / kind).glob("*.json"))) + 1
        write(FOLDER / kind / f"{number:04d}.json", json.dumps(content, indent=1))


def next_act(kind, case):
    script = FOLDER / kind / f"script.{case}"
    with LOCK:
        acts = script.read_text(encoding="ascii").split() if script.exists() else []
        if not acts:
            return "accept"
        write(script, "\n".join(acts[1:]))
        return acts[0]


def decode(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def token_fault(header):
    """What is wrong with the JSON Web Token; None: nothing."""
    match = re.fullmatch(r"Bearer ([\w-]+)\.([\w-]+)\.([\w-]+)", header or "")
    if not match:
        return "no token"
    key = (FOLDER / "api_key").read_text(encoding="ascii").strip()
    head, claims = (json.loads(decode(match.group(i))) for i in (1, 2))
    signed = ".".join(match.groups()[:2]).encode()
    right = hmac.new(key[-36:].encode(), signed, hashlib.sha256).digest()
    if head != {"typ": "JWT", "alg": "HS256"} or set(claims) != {"iss", "iat"}:
        return "not a token of this kind"
    if not hmac.compare_digest(right, decode(match.group(3))):
        return "the signature is wrong"
    if claims["iss"] != key[-73:-37]:
        return "another service"
    return None if abs(time.time() - claims["iat"]) <= 30 else "too old or too new"


def message_fault(message):
    texts = message.get("personalisation")
    if set(message) != {"email_address", "template_id", "reference", "personalisation"}:
        return f"fields {sorted(message)}"
    if not UUID.fullmatch(message["template_id"]) or not UUID.fullmatch(message["reference"]):
        return "no UUID"
    if not re.fullmatch(r"[^@\s]+@[^@\s]+", message["email_address"]):
        return "no address"
    if set(texts) != FIELDS or not all(isinstance(text, str) for text in texts.values()):
        return f"personalisation {sorted(texts)}"
    return None


def hook_fault(headers, body):
    secret = (FOLDER / "hook_secret").read_text(encoding="ascii").strip().encode()
    stamp = headers.get("Vigil-Timestamp", "")
    right = hmac.new(secret, stamp.encode() + b"." + body, hashlib.sha256).hexdigest()
    if headers.get("Vigil-Signature") != f"v1={right}":
        return "the signature is wrong"
    if not stamp.isdigit() or abs(time.time() - int(stamp)) > 300:
        return "too old or too new"
    message = json.loads(body)
    if set(message) != HOOK_FIELDS or message["id"] != headers.get("Vigil-Id"):
        return f"fields {sorted(message)}"
    return None if UUID.fullmatch(message["id"]) else "no UUID"


def call_back(name, status):
    """As Notify does: again after a while when it was not taken (5 minutes there)."""
    try:
        port, token = (FOLDER / "callback").read_text(encoding="ascii").split()
    except FileNotFoundError:
        return
    body = json.dumps({"id": name, "reference": SENT[name]["reference"], "status": status,
                       "to": "somebody@example.org", "notification_type": "email",
                       "created_at": "2026-03-04T10:00:00.000000Z", "sent_at": None,
                       "completed_at": None, "template_id": str(uuid.uuid4()),
                       "template_version": 1})
    for _ in range(600):
        try:
            line = http.client.HTTPConnection("127.0.0.1", int(port), timeout=30)
            line.request("POST", "/notify", body, {"Content-Type": "application/json",
                                                   "Authorization": f"Bearer {token}"})
            answer = line.getresponse().status
            line.close()
        except OSError:
            answer = 0
        append("callbacks", f"{SENT[name]['reference']} {status} {answer}")
        if answer == 204:
            return
        time.sleep(0.1)


def later(name, act):
    status = act if act in FAILURES else "delivered"
    while act == "late" and not (FOLDER / f"release.{CASES[name]}").exists():
        time.sleep(0.02)
    SENT[name]["status"] = status
    for _ in range({"quiet": 0, "doubled": 2}.get(act, 1)):
        call_back(name, status)


class Stub(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format, *args):  # noqa: A002 # http.server's own name
        pass

    def say(self, status, content=None, **headers):
        body = b"" if content is None else json.dumps(content).encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def error(self, status, kind):
        self.say(status, {"status_code": status,
                          "errors": [{"error": kind, "message": "as the script says"}]})

    def is_ours(self):
        fault = token_fault(self.headers.get("Authorization"))
        if fault:
            append("faults", f"token: {fault}")
            self.error(403, "AuthError")
        return fault is None

    def do_GET(self):
        address = urlparse(self.path)
        if not self.is_ours():
            return
        asked = parse_qs(address.query).get("reference")
        if address.path == "/v2/notifications" and asked:
            found = [{"id": name, **sent} for name, sent in SENT.items()
                     if sent["reference"] == asked[0]]
            self.say(200, {"notifications": found, "links": {}})
        elif address.path.rpartition("/")[2] in SENT:
            name = address.path.rpartition("/")[2]
            self.say(200, {"id": name, "body": "two\nlines", "template": {"version": 1},
                           **SENT[name]})
        else:
            self.error(404, "NoResultFound")

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if self.path == "/v2/notifications/email":
            if self.is_ours():
                self.notify(json.loads(body))
        elif self.path == "/hook":
            self.hook(body)
        else:
            append("faults", f"asked for {self.path}")
            self.say(404)

    def notify(self, message):
        fault = message_fault(message)
        case = message.get("personalisation", {}).get("reference", "").rpartition(" ")[2]
        act = next_act("notify", case)
        if fault:
            append("faults", f"message: {fault}")
            self.error(400, "ValidationError")
        elif act == "silent":
            threading.Event().wait()
        elif act == "429day":
            self.error(429, "TooManyRequestsError")
        elif act.isdigit():
            self.error(int(act), "RateLimitError" if act == "429" else "BadRequestError")
        else:
            self.accept(message, case, act)

    def accept(self, message, case, act):
        name = str(uuid.uuid4())
        CASES[name] = case
        SENT[name] = {"reference": message["reference"], "status": "sending"}
        keep("notify", {"id": name, "act": act, **message})
        if act == "premature":
            threading.Thread(target=call_back, args=(name, "delivered"), daemon=True).start()
            time.sleep(0.3)
        self.say(201, {"id": name, "reference": message["reference"],
                       "content": {"subject": "as the template says"},
                       "template": {"id": message["template_id"], "version": 1}})
        if act not in ("premature", "stuck"):
            threading.Thread(target=later, args=(name, act), daemon=True).start()

    def hook(self, body):
        fault = hook_fault(self.headers, body)
        act = next_act("hook", json.loads(body).get("case_ref"))
        if fault:
            append("faults", f"hook: {fault}")
        if act == "silent":
            threading.Event().wait()
        elif act == "redirect":
            self.say(302, Location="/elsewhere")
        elif act != "accept":
            self.say(int(act))
        else:
            keep("hook", json.loads(body))
            self.say(204)


def notify_ready():
    path = os.environ.get("NOTIFY_SOCKET")
    if path:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as out:
            out.sendto(b"READY=1", path)


if __name__ == "__main__":
    for kind in ("notify", "hook"):
        (FOLDER / kind).mkdir(exist_ok=True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Stub)
    server.daemon_threads = True
    write(FOLDER / "port", str(server.server_address[1]))
    notify_ready()
    server.serve_forever()
