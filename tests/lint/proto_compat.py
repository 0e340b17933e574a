"""Old and new Vigil understand each other: no number or name of proto/ that a peer may
already know ever gets another meaning.

    proto_compat.py [--protos FOLDER] [--baseline FILE]   compares; says what was broken
    proto_compat.py --update                              writes the baseline anew

The baseline lists what is in use, one field, member or reservation a line. Something new
may come at any time, and has to be added to it by --update; what is there may only go
where its number and name are reserved.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROTOS, BASELINE = ROOT / "proto", ROOT / "proto/vigil/v1.baseline"

TYPES = {1: "double", 2: "float", 3: "int64", 4: "uint64", 5: "int32", 6: "fixed64",
         7: "fixed32", 8: "bool", 9: "string", 12: "bytes", 13: "uint32", 15: "sfixed32",
         16: "sfixed64", 17: "sint32", 18: "sint64"}
TEXT_HEAD = """\
# What peers may already know of the messages: see tests/lint/proto_compat.py, which
# writes this file (--update) and compares it with the .proto files.
"""


def items(data):
    """The (field number, value) pairs of packed bytes: numbers and byte strings."""
    at = 0

    def number():
        nonlocal at
        value = shift = 0
        while True:
            byte = data[at]
            at, value, shift = at + 1, value | (byte & 0x7F) << shift, shift + 7
            if byte < 0x80:
                return value
    while at < len(data):
        tag = number()
        if tag & 7 == 0:
            yield tag >> 3, number()
        elif tag & 7 == 2:
            size = number()
            yield tag >> 3, data[at:at + size]
            at += size
        else:
            raise ValueError(f"a descriptor with a field of wire type {tag & 7}")


def first(data, wanted, default=None):
    return next((value for number, value in items(data) if number == wanted), default)


def every(data, wanted):
    return [value for number, value in items(data) if number == wanted]


def name_of(data):
    return first(data, 1).decode()


def reserved(data, ranges, names, inclusive):
    """Reserved numbers and names of a message or an enum."""
    for part in every(data, ranges):
        start, end = first(part, 1, 0), first(part, 2, 0)
        for number in range(start, end + (1 if inclusive else 0)):
            yield f"reserved {number}"
    for name in every(data, names):
        yield f"reserved {name.decode()}"


def message_lines(data, path):
    path = f"{path}.{name_of(data)}" if path else name_of(data)
    oneofs = [name_of(part) for part in every(data, 8)]
    for field in every(data, 2):
        kind = first(field, 5)
        kind = TYPES[kind] if kind in TYPES else first(field, 6).decode().rsplit(".", 1)[-1]
        label = "repeated" if first(field, 4) == 3 else "single"
        if first(field, 9) is not None:
            label = f"oneof:{oneofs[first(field, 9)]}"
        yield f"message {path} {name_of(field)} {first(field, 3)} {kind} {label}"
    for what in reserved(data, 9, 10, False):
        yield f"message {path} {what}"
    for nested in every(data, 3):
        yield from message_lines(nested, path)
    for nested in every(data, 4):
        yield from enum_lines(nested, path)


def enum_lines(data, path):
    path = f"{path}.{name_of(data)}" if path else name_of(data)
    for member in every(data, 2):
        yield f"enum {path} {name_of(member)} {first(member, 2, 0)}"
    for what in reserved(data, 4, 5, True):
        yield f"enum {path} {what}"


def described(protos):
    """The lines of the .proto files, as protoc understands them."""
    files = sorted(str(path.relative_to(protos)) for path in protos.rglob("*.proto"))
    with tempfile.NamedTemporaryFile() as packed:
        subprocess.run(["protoc", f"-I{protos}", f"--descriptor_set_out={packed.name}",
                        *files], check=True)
        data = Path(packed.name).read_bytes()
    lines = []
    for file in every(data, 1):
        for part in every(file, 4):
            lines += message_lines(part, "")
        for part in every(file, 5):
            lines += enum_lines(part, "")
    return sorted(lines, key=lambda line: (line.split()[:2], number_of(line), line))


def number_of(line):
    return next((int(word) for word in line.split()[2:] if word.isdigit()), -1)


def read(path):
    return [line for line in path.read_text(encoding="utf-8").splitlines()
            if line and not line.startswith("#")]


def index(lines):
    """Of each message and enum: its members by number and by name, and reservations."""
    types = {}
    for line in lines:
        kind, path, name, *rest = line.split()
        of = types.setdefault((kind, path), {"numbers": {}, "names": {}, "reserved": set()})
        if name == "reserved":
            of["reserved"].add(rest[0])
        else:
            of["numbers"][rest[0]] = (name, *rest[1:])
            of["names"][name] = rest[0]
    return types


def compare(old, new):
    """What of `old` a peer would now misunderstand."""
    faults = []
    for (kind, path), was in index(old).items():
        now = index(new).get((kind, path))
        if now is None:
            faults.append(f"{kind} {path} is gone")
            continue
        for number, (name, *meaning) in was["numbers"].items():
            there = now["numbers"].get(number)
            if there is None and now["reserved"].issuperset((number, name)):
                continue
            if there is None and name in now["names"]:
                faults.append(f"{path}.{name} was {number} and is {now['names'][name]}")
            elif there is None:
                faults.append(f"{path}.{name} = {number} is gone; reserve both number and name")
            elif there[0] != name:
                faults.append(f"{path}: {number} was {name} and is {there[0]}")
            elif list(there[1:]) != meaning:
                faults.append(f"{path}.{name} was {' '.join(meaning)} and is "
                              f"{' '.join(there[1:])}")
        for what in sorted(was["reserved"]):
            if what in now["numbers"] or what in now["names"]:
                faults.append(f"{path}: {what} is reserved and was used again")
            elif what not in now["reserved"]:
                faults.append(f"{path}: {what} is no longer reserved")
    return faults


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--protos", type=Path, default=PROTOS)
    parser.add_argument("--baseline", type=Path, default=BASELINE)
    parser.add_argument("--older", action="store_true",
                        help="the baseline may lack what is new")
    parser.add_argument("--update", action="store_true")
    arguments = parser.parse_args()
    new = described(arguments.protos)
    faults = compare(read(arguments.baseline), new) if arguments.baseline.exists() else []
    if not faults and arguments.update:
        arguments.baseline.write_text(TEXT_HEAD + "\n".join(new) + "\n", encoding="utf-8")
    added = set(new) - set(read(arguments.baseline))
    if added and not faults and not arguments.older:
        faults.append(f"{len(added)} additions, which break nothing, are not in the baseline "
                      "yet: tests/lint/proto_compat.py --update")
    for fault in faults:
        print(fault)
    print(f"{len(new)} lines, {len(faults)} faults")
    sys.exit(1 if faults or not new else 0)


if __name__ == "__main__":
    main()
