"""Each foreign library in one room: its headers, and its types and functions."""

import re

from tree import code, finish, lines, room, sources

# library: (header, names, room, files of it or None for all)
LIBRARIES = {
    "libpq": (r"libpq|postgres", r"\b(PG(result|conn|notify)|PQ[a-z]\w+)\b", "store", None),
    "libzmq": (r"zmq", r"\b(zmq_\w+|ZMQ_\w+)\b", "bus", None),
    "protobuf-c": (r"protobuf-c|\.pb-c\.h", r"\b(ProtobufC\w*|Vigil__\w+|vigil__\w+)\b",
                   "wire", None),
    "jansson": (r"jansson", r"\bjson_(t|error_t|object\w*|array\w*|load\w*|dump\w*|decref)\b",
                "files", None),
    "libcsv": (r"csv\.h$", r"\bcsv_(parse|init|fini|free|strerror|parser)\b|\bCSV_[A-Z]+\b",
               "files", None),
    "libsodium": (r"sodium", r"\b(sodium_\w+|randombytes\w*|crypto_\w+)\b", "base", None),
    "libcrypto": (r"openssl/", r"\b(EVP_\w+|OPENSSL_\w+|SHA256_\w+)\b", "base", 1),
    "libsystemd": (r"systemd/", r"\bsd_[a-z_]+\b", "run", 1),
    "libmagic": (r"magic\.h$", r"\b(magic_\w+|MAGIC_\w+)\b", "files", 1),
    "libmicrohttpd": (r"microhttpd", r"\bMHD_\w+\b", "dispatch", 1),
    "libical": (r"libical/", r"\b(ical[a-z]+_\w+|icalcomponent|icalproperty|ICAL_\w+)\b",
                "files", 1),
    "libcurl": (r"curl/", r"\b(curl_\w+|CURL\w*)\b", "dispatch", None),
}

faults, seen = [], 0
users = {name: set() for name in LIBRARIES}
for path in sources("services", "include"):
    seen += 1
    code_lines = dict(lines(code(path)))
    for number, line in lines(path.read_text(encoding="utf-8")):
        included = re.match(r"\s*#\s*include\s+[<\"]([^>\"]+)[>\"]", line)
        for name, (header, names, home, _) in LIBRARIES.items():
            used = None
            if included and "/base_" not in included.group(1):
                # our own "room/room_x.h" is told from theirs by the folder
                own = re.match(r"(base|forms|store|bus|wire|files|rules|run|client|vigil)/",
                               included.group(1))
                if ".pb-c.h" in included.group(1) or not own:
                    used = re.search(header, included.group(1))
            elif not included:
                used = re.search(names, code_lines.get(number, ""))
            if used:
                users[name].add(path)
                if room(path) != home:
                    faults.append((path, number, f"{name} ({used.group(0)}) lives in {home}"))
for name, (_, _, home, most) in LIBRARIES.items():
    if most and len(users[name]) > most:
        for path in sorted(users[name]):
            faults.append((path, 1, f"{name} is one file of {home}; this is one of "
                                    f"{len(users[name])}"))
finish(faults, seen)
