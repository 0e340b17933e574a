"""The inventory: everything that Vigil can be told, can be in, can refuse with or can be
set to; and for each a test that proved it when the tests ran. An item without one fails.

    inventory.py BUILD EVIDENCE [TO]

BUILD is the build directory, EVIDENCE the folder that the tests wrote into (covers.h), TO
the file for people. Nothing here is a list: the items are asked of the programs and read
from the sources.
"""

import subprocess
import sys
from pathlib import Path

import codes
import settings

# fewer of a kind than this: then the inventory is broken, not Vigil small
LEAST = {"message": 55, "event": 45, "field": 400, "limit": 400, "state": 17, "transition": 700,
         "refusal": 200, "setting": 30}
# the codes that these meet are errors of whoever calls, not answers of Vigil
NO_REFUSALS = ("test_bus_", "test_client_")


class Broken(Exception):
    pass


def says(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True,
                          timeout=10).stdout


def items(build):
    """All items, in an order for people."""
    found = says(build / "tools/vigil-inventory").splitlines()
    reading = codes.read()
    if reading.faults:
        raise Broken("codes.py does not understand:\n  " + "\n  ".join(reading.faults))
    found += [f"refusal {code}" for code in sorted(reading.codes)]
    found += [f"setting {name}" for name in settings.every(build / "bin")]
    for kind, least in LEAST.items():
        count = sum(item.startswith(f"{kind} ") for item in found)
        if count < least:
            raise Broken(f"only {count} of the kind {kind}: the inventory does not see them")
    return list(dict.fromkeys(found))


def evidence(folder):
    """Which tests proved which item."""
    proofs = {}
    for path in sorted(Path(folder).iterdir()):
        for line in path.read_text(encoding="utf-8").splitlines():
            item, _, test = line.partition("\t")
            if not (item.startswith("refusal ") and test.startswith(NO_REFUSALS)):
                proofs.setdefault(item, set()).add(test)
    return proofs


def missing(listed, proofs):
    return [item for item in listed if item not in proofs]


def write(listed, proofs, to):
    width = max(len(item) for item in listed)
    with open(to, "w", encoding="utf-8") as file:
        for item in listed:
            file.write(f"{item:<{width}}  {' '.join(sorted(proofs.get(item, ['-'])))}\n")


def main(build, folder, to=None):
    listed, proofs = items(Path(build)), evidence(folder)
    without = missing(listed, proofs)
    if to:
        write(listed, proofs, to)
    for kind in LEAST:
        whole = [item for item in listed if item.startswith(f"{kind} ")]
        none = [item for item in without if item.startswith(f"{kind} ")]
        print(f"{kind}: {len(whole) - len(none)} of {len(whole)}")
    for item in without:
        print(f"no test proves: {item}")
    return 1 if without else 0


if __name__ == "__main__":
    try:
        sys.exit(main(*sys.argv[1:]))
    except Broken as broken:
        print(broken)
        sys.exit(1)
