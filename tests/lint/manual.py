"""The manual says what the programs say: parameters, commands, options, functions; and
what the documents name is there.

    manual.py BIN
"""

import re
import subprocess
import sys
from pathlib import Path

from tree import DAEMONS, ROOT, finish

BIN = Path(sys.argv[1])
DOCUMENTS = ("README.md", "services/README.md", "tests/README.md")
TOP = (".ci", "config", "include", "proto", "services", "systemd", "tests")

faults, seen = [], 0
pages = {path.name: path for path in
         [*(ROOT / "services").rglob("*.[158]"), *(ROOT / "include").rglob("*.3")]}


def spread(word):
    """a/{b,c} as a/b and a/c; NAME and DAEMON stand for any."""
    word = re.sub("NAME|DAEMON", "*", word)
    match = re.search(r"\{([^{}]*)\}", word)
    if not match:
        return [word]
    return [name for choice in match.group(1).split(",")
            for name in spread(word[:match.start()] + choice + word[match.end():])]


def page(name):
    """A page's text without roff's marks, or "" and a fault."""
    global seen
    seen += 1
    if name not in pages:
        faults.append((ROOT / "services", 1, f"there is no {name}"))
        return ""
    text = pages[name].read_text(encoding="utf-8")
    return re.sub(r"\\f[BRIP]", "", text).replace("\\-", "-")


def says(*command):
    done = subprocess.run([BIN / command[0], *command[1:]], stdout=subprocess.PIPE,
                          text=True, check=True, timeout=10)
    return done.stdout


def compare(path, what, listed, real):
    for name in sorted(real - listed):
        faults.append((path, 1, f"{what} {name} is not in it"))
    for name in sorted(listed - real):
        faults.append((path, 1, f"{what} {name}: the program has none"))


def parameters(text):
    """Name and default of each parameter that a page lists."""
    rows = re.findall(r'^\.BR ([a-z]+\.[a-z_]+) " = ?([^"]*)"$', text, flags=re.M)
    return {f"{name} = {value}".rstrip() for name, value in rows}


common = parameters(page("vigil.conf.5"))
for daemon in DAEMONS:
    text = page(f"vigil-{daemon}.8")
    if text:
        real = {row.rstrip() for row in says(f"vigil-{daemon}", "--print-config").splitlines()
                if row and not row.startswith("#")}
        compare(pages[f"vigil-{daemon}.8"], "parameter", common | parameters(text), real)
        told = text.partition(".SH DESCRIPTION")[0] + text.partition(".SH OPTIONS")[2]
        told = told.partition(".SH PARAMETERS")[0]
        compare(pages[f"vigil-{daemon}.8"], "option", set(re.findall(r"--[a-z-]+", told)),
                set(re.findall(r"--[a-z-]+", says(f"vigil-{daemon}", "--help"))))

# vigil.1: a command is at a tagged paragraph's head, alone or among others
text = page("vigil.1")
section = text.partition("\n.SH COMMANDS\n")[2].partition("\n.SH ")[0]
heads = [re.sub(r'^\.[BIR]+ |"', "", head)
         for head in re.findall(r"^\.TP\n(.*)$", section, flags=re.M)]
commands = re.findall(r"^  ([a-z-]+(?: [a-z]+)?)  ", says("vigil", "--help"), flags=re.M)
if len(commands) < 10:
    faults.append((pages["vigil.1"], 1, "vigil --help lists no commands"))
options = set(re.findall(r"--[a-z-]+", says("vigil", "--help")))
kinds = [row.split()[0] for row in says("vigil", "template").splitlines()[1:]]
if len(kinds) < 30:
    faults.append((pages["vigil.1"], 1, "vigil template lists no kinds"))
for kind in kinds:  # of each form the command, by the message's own name, too
    word = kind.replace("_", "-")
    shown = re.match(r"usage: vigil ([a-z-]+) ", says("vigil", word, "--help")).group(1)
    if shown not in commands:
        faults.append((pages["vigil.1"], 1, f"vigil --help does not list {shown}"))
    if word not in commands and not any(
            re.search(rf"(^|,\s+){word}(?=[\s,]|$)", head) for head in heads):
        faults.append((pages["vigil.1"], 1, f"command {word} is not in it"))
for command in commands:
    if not any(re.search(rf"(^|,\s+){command}(?=[\s,]|$)", head) for head in heads):
        faults.append((pages["vigil.1"], 1, f"command {command} is not in it"))
    options |= set(re.findall(r"--[a-z-]+", says("vigil", *command.split(), "--help")))
for head in heads:
    if not head.startswith(tuple(commands)):
        faults.append((pages["vigil.1"], 1, f"command {head}: vigil --help has none"))
compare(pages["vigil.1"], "option", set(re.findall(r"--[a-z][a-z-]+", text)), options)

# libvigil.3: the functions of the public headers
header = "".join((ROOT / "include/vigil" / name).read_text(encoding="utf-8")
                 for name in ("vigil.h", "forms.h", "codes.h"))
header = re.sub(r"/\*.*?\*/|^typedef[^;]*;", "", header, flags=re.S | re.M)
functions = set(re.findall(r"\b(vigil_[a-z_]+)\(", header))
text = page("libvigil.3")
named = set(re.findall(r"(?<!struct )\bvigil_[a-z_]+", text))
compare(pages["libvigil.3"], "function", named, functions)

# every page that a page or a unit points to
sources = [*pages.values(), *(ROOT / "systemd").glob("*.service")]
for path in sources:
    text = path.read_text(encoding="utf-8").replace("\\-", "-")
    for name, section in re.findall(r"\b(vigil[a-z.-]*|libvigil) ?\((\d)\)", text):
        if f"{name}.{section}" not in pages:
            faults.append((path, 1, f"{name}({section}) is not there"))

# every file that a document names
for name in DOCUMENTS:
    path = ROOT / name
    if not path.exists():
        faults.append((path, 1, "is not there"))
        continue
    seen += 1
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        for word in re.findall(r"(?<![\w/.$~-])\.?[\w.-]+(?:/[\w.*{},-]*)+", line):
            if word.split("/")[0] not in TOP:
                continue
            for name in spread(word.rstrip("./,")):
                if not list(ROOT.glob(name)):
                    faults.append((path, number, f"{name} is not there"))
finish(faults, seen)
