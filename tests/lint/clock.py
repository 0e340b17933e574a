"""One module reads the clock: base_time.c. In SQL the time is a parameter, but for
store_time.c, which asks for the server's.

Benchmarks may read one, and tests may convert instants with libc: as a second opinion."""

import re

from tree import ROOT, code, finish, lines, sources

C_CLOCK = r"(?<![\w.>])(time|gettimeofday|clock_gettime|clock|ftime|timespec_get)\s*\("
C_ZONE = r"(?<![\w.>])(localtime\w*|gmtime\w*|mktime|strftime|tzset)\s*\("
SQL_CLOCK = (r"\b(now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)"
             r"\s*\(|\b(current_timestamp|current_date|current_time|localtimestamp|localtime)\b")

faults, seen = [], 0
for path in sources("services", "include", "tests", ends=(".c", ".h", ".sql")):
    seen += 1
    in_services = path.is_relative_to(ROOT / "services")
    if (path in (ROOT / "services/base/base_time.c", ROOT / "services/store/store_time.c")
            or path.is_relative_to(ROOT / "tests/bench")):
        continue
    is_sql = path.suffix == ".sql"
    text = (re.sub(r"--[^\n]*", "", path.read_text(encoding="utf-8")) if is_sql
            else code(path))
    for number, line in lines(text):
        match = (re.search(SQL_CLOCK, line, flags=re.I) if is_sql
                 else re.search(C_CLOCK, line) or in_services and re.search(C_ZONE, line))
        if match:
            faults.append((path, number, f"{match.group(0)} reads a clock"))
    if not is_sql and in_services:
        # statements in strings
        for number, line in lines(path.read_text(encoding="utf-8")):
            for text in re.findall(r'"((?:\\.|[^"\\])*)"', line):
                match = re.search(r"\b(now|clock_timestamp)\s*\(\)|\bcurrent_timestamp\b",
                                  text, flags=re.I)
                if match:
                    faults.append((path, number, f"{match.group(0)} reads a clock"))
finish(faults, seen)
