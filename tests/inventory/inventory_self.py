"""The inventory's own test: what is not proved is told, and so is what it cannot read.

    inventory_self.py BUILD
"""

import sys
import tempfile
from pathlib import Path

import codes
import inventory

BUILD = Path(sys.argv[1])


def fail(words):
    sys.exit(f"FAILED: {words}")


def reading_of(text):
    with tempfile.TemporaryDirectory(dir=codes.ROOT / "build") as folder:
        path = Path(folder) / "one.c"
        path.write_text(text, encoding="utf-8")
        return codes.Reading([path])


# every item proved but one: this one is told, and alone
listed = inventory.items(BUILD)
for kind in inventory.LEAST:
    new = f"{kind} that_is_new"
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "test_all").write_text(
            "".join(f"{item}\ttest_all\n" for item in listed), encoding="utf-8")
        proofs = inventory.evidence(folder)
    if inventory.missing(listed, proofs):
        fail("an item that was proved is told as missing")
    if inventory.missing([*listed, new], proofs) != [new]:
        fail(f"{new} is not told")

# a code that only a caller's own error has is no refusal
with tempfile.TemporaryDirectory() as folder:
    (Path(folder) / "x").write_text("refusal denied\ttest_client_submit\n", encoding="utf-8")
    if inventory.evidence(folder):
        fail("an error of a client passes for a refusal")

# each way in which the sources say a code
TAKER = "static void fault(struct vigil_faults *faults, const char *code) { (void)code; }\n"
for text, expected in (
        ('void f(void) { fault(x, "a_code"); }', {"a_code"}),
        ('void f(void) { fault(g(1, "none"), late ? "one" : "other"); }', {"one", "other"}),
        ('struct row { int n; const char *code, *says; };\n'
         'static const struct row rows[] = {{1, "first", "x"}, [2] = {2, "second", "y"}};'
         'void f(void) { fault(x, rows[0].code); }', {"first", "second"}),
        ('void f(void) { const char *code = "local"; fault(x, code); }', {"local"}),
        ('void f(void) { fault(x, /* "not" */ "so"); }', {"so"})):
    reading = reading_of(TAKER + text)
    if set(reading.codes) != expected or reading.faults:
        fail(f"{text}: {sorted(reading.codes)} {reading.faults}")
if not reading_of(TAKER + "void f(void) { fault(x, what_it_is()); }").faults:
    fail("a code that cannot be read is not told")
print(f"{len(listed)} items")
