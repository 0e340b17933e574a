"""Every parameter of every daemon, one at a time: what it takes and what it does not.

    settings.py BIN

A number is taken at both ends of what its help says and refused just outside, and when it
is no number; a text is taken, and refused when it is too long. A daemon tells all that is
wrong with its file at once: so each file here ends in a line that is always wrong, and a
daemon that tells nothing else has taken the lines before it. None of them starts.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lint"))
from tree import DAEMONS, ROOT  # noqa: E402

ALWAYS_WRONG = "nothing.such"
NUMBER = re.compile(r"\((-?\d+) to (-?\d+)[^)]*\)$")
PROFILE = ROOT / "services/client/client_profile.c"


def parameters(folder, daemon):
    """Name, and the ends of a number or None."""
    text = subprocess.run([folder / f"vigil-{daemon}", "--print-config"], check=True,
                          text=True, stdout=subprocess.PIPE, timeout=10).stdout
    for note, name in re.findall(r"^# (.*)\n([a-z]+\.[a-z_]+) =", text, flags=re.M):
        ends = NUMBER.search(note)
        yield name, tuple(int(end) for end in ends.groups()) if ends else None


def profile_parameters():
    """Those of a profile of `vigil`, which prints none: as its reader has them."""
    text = PROFILE.read_text(encoding="utf-8")
    return re.findall(r'\{"([a-z_]+)",\s*(?:TEXT|BASE_CONFIG_[A-Z]+)\b', text)


def every(folder):
    """The names of all settings."""
    names = {name for daemon in DAEMONS for name, _ in parameters(folder, daemon)}
    return sorted(names) + [f"profile {name}" for name in profile_parameters()]


def told(folder, daemon, name, value):
    """What the daemon says is wrong with the line."""
    with tempfile.NamedTemporaryFile("w", suffix=".conf") as file:
        file.write(f"# a comment\n{name} = {value}\n{ALWAYS_WRONG} = 1\n")
        file.flush()
        done = subprocess.run([folder / f"vigil-{daemon}", "--config", file.name], text=True,
                              stderr=subprocess.PIPE, timeout=10)
        rows = [row.partition(": ") for row in done.stderr.splitlines()
                if row.startswith(file.name)]
        if done.returncode == 0 or not rows or f"{file.name}:3" != rows[-1][0]:
            sys.exit(f"{daemon}: {name} = {value}: {done.returncode} {done.stderr}")
        return [row[2] for row in rows[:-1] if row[0] == f"{file.name}:2"]


def check(folder, daemon, name, ends):
    taken = ends or ("a/b", "")
    refused = ((ends[0] - 1, ends[1] + 1, "", "many", f"{ends[0]}x") if ends
               else ("x" * 900,))
    for value in taken:
        if told(folder, daemon, name, value):
            sys.exit(f"{daemon}: {name} = {value} is refused")
    for value in refused:
        said = told(folder, daemon, name, value)
        if len(said) != 1 or not said[0].startswith(f"{name}: "):
            sys.exit(f"{daemon}: {name} = {value} is told as {said}")


def check_profile(folder, name):
    """A profile is read up to its first fault: a wrong value is it, a right one is not. A
    path may be as long as a line: what is longer is no line."""
    with tempfile.TemporaryDirectory(prefix="vigil-settings-") as profile:
        for value, wrong in (("x" * 2000, f"({name}|line)"), ("1000", ALWAYS_WRONG)):
            path = Path(profile) / "p/profile.conf"
            path.parent.mkdir(exist_ok=True)
            path.write_text(f"{name} = {value}\n{ALWAYS_WRONG} = 1\n", encoding="utf-8")
            done = subprocess.run([folder / "vigil", "--profile", "p", "status"], text=True,
                                  env={**os.environ, "VIGIL_PROFILES": profile}, timeout=10,
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
            if done.returncode == 0 or not re.search(f": {wrong}: ", done.stdout):
                sys.exit(f"profile: {name} = {value}: {done.returncode} {done.stdout}")


def proved(name):
    folder = os.environ.get("VIGIL_COVERS")
    if folder:
        with open(Path(folder) / "settings", "a", encoding="utf-8") as file:
            file.write(f"setting {name}\tsettings\n")


def main(folder):
    count = 0
    for daemon in DAEMONS:
        for name, ends in parameters(folder, daemon):
            check(folder, daemon, name, ends)
            proved(name)
            count += 1
    for name in profile_parameters():
        check_profile(folder, name)
        proved(f"profile {name}")
        count += 1
    print(f"{count} parameters")
    return 0 if count >= 60 else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
