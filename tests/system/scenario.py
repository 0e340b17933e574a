"""Plays a scenario: a text that people read, and that is run against real daemons.

    # a line of prose
    as PROFILE                 who types from here on
    file NAME                  what follows, up to a line `end`, is that file
    $ COMMAND                  is run by sh; `vigil` speaks for PROFILE
    $? COMMAND                 ... and again until what must come out comes out (what
                               followers do takes a moment)
    = STATUS                   how the last command must end (if not said: 0)
    > WORDS                    these words must come, not before the last ones; lines may be
                               broken anywhere between them
    ! WORDS                    these words must not come
    keep NAME = PATTERN        the first thing in the output that matches; $NAME from then on

{today}, {today-3} and {today+14} are days in London by the instance's own clock;
{today+5w} counts in weekdays. $NAME is what was kept. Everything happens in a folder of
its own, with the files of the scenario.
"""

import datetime
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

WAIT_S = 20
FIRST = re.compile(r"^K(\d+): \S")


class Failed(Exception):
    pass


class Scenario:
    def __init__(self, path, folder):
        self.path, self.folder = path, folder
        self.kept, self.profile = {}, None
        self.output, self.number = "", 0

    def fail(self, words):
        said = "".join(f"    said: {line}\n" for line in self.output.splitlines())
        raise Failed(f"{self.path.name}:{self.number}: {words}\n{said}")

    def today(self):
        """The day in London: what `vigil status` says is UTC, which is near enough for
        scenarios that keep away from midnight."""
        status = subprocess.run(["vigil", "--profile", "operator", "status"],
                                capture_output=True, text=True, check=True).stdout
        return datetime.date.fromisoformat(re.search(r"\d{4}-\d\d-\d\d", status).group(0))

    def day(self, match):
        day, step = self.today(), int(match.group(1) or 0)
        if match.group(2):
            left, one = abs(step), datetime.timedelta(1 if step > 0 else -1)
            while left:
                day += one
                left -= day.weekday() < 5
        else:
            day += datetime.timedelta(step)
        return day.isoformat()

    def filled(self, text):
        text = re.sub(r"\{today([+-]\d+)?(w)?\}", self.day, text)
        return re.sub(r"\$([A-Z][A-Z0-9_]*)",
                      lambda m: self.kept.get(m.group(1), m.group(0)), text)

    def run(self, command):
        done = subprocess.run(["sh", "-c", command], cwd=self.folder, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60,
                              env={**os.environ, "VIGIL_PROFILE": self.profile or ""})
        self.output = done.stdout
        return done.returncode

    def wrong(self, status, expected):
        """What is not as it must be after the last command; None: nothing."""
        said, at = " ".join(self.output.split()), 0
        if status != int(next((w for s, w in expected if s == "="), "0")):
            return f"ended with {status}"
        for sign, words in expected:
            words = " ".join(self.filled(words).split())
            if sign == "!" and words in said:
                return f"said: {words}"
            if sign == ">":
                at = said.find(words, at)
                if at < 0:
                    return f"not said: {words}"
        return None

    def command(self, text, expected):
        again = text.startswith("?")
        command = self.filled(text.lstrip("? "))
        end = time.monotonic() + WAIT_S
        while True:
            wrong = self.wrong(self.run(command), expected)
            if wrong is None:
                return
            if not again or time.monotonic() > end:
                self.fail(f"{command}: {wrong}")
            time.sleep(0.05)

    def keep(self, words):
        name, _, pattern = words.partition(" = ")
        found = re.search(pattern, self.output)
        if not found:
            self.fail(f"nothing to keep as {name}: {pattern}")
        self.kept[name] = found.group(found.lastindex or 0)

    def play(self):
        rows = self.path.read_text(encoding="utf-8").splitlines()
        if not FIRST.match(rows[0]):
            self.fail("does not begin with its number: K10: ...")
        i, commands = 1, 0
        while i < len(rows):
            row, self.number = rows[i], i + 1
            sign, _, words = row.partition(" ")
            i += 1
            if not row or sign == "#":
                continue
            if sign == "as":
                self.profile = words
            elif sign == "keep":
                self.keep(words)
            elif sign == "file":
                end = rows.index("end", i)
                (self.folder / words).write_text(
                    self.filled("\n".join(rows[i:end]) + "\n"), encoding="utf-8")
                i = end + 1
            elif sign in ("$", "$?"):
                expected = []
                while i < len(rows) and rows[i][:2] in ("> ", "! ", "= "):
                    expected.append((rows[i][0], rows[i][2:]))
                    i += 1
                self.command(row[1:], expected)
                commands += 1
            else:
                self.fail(f"not a line of a scenario: {sign}")
        if commands < 3:
            self.fail("a scenario that shows nothing")
        return commands


def main(paths):
    failed = 0
    for path in paths:
        with tempfile.TemporaryDirectory(prefix="vigil-scenario-") as folder:
            scenario = Scenario(Path(path), Path(folder))
            try:
                print(f"{scenario.path.stem}: {scenario.play()} commands", flush=True)
            except (Failed, ValueError, subprocess.SubprocessError) as fault:
                print(f"FAILED: {fault}", flush=True)
                failed += 1
    if not paths:
        print("there are no scenarios")
    return 1 if failed or not paths else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
