"""Every code that Vigil may refuse with, from the sources.

A code is said by a literal: in a call, where a function takes `const char *code`; in the
initializer of a table that has a member `code`; or in an assignment to one. What stands in
such a place and is neither a literal nor the `code` of another such place is a fault of
the reading, and told: so no code escapes it.
"""

import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lint"))
from tree import ROOT, sources  # noqa: E402

# client's and cli's are words for who types, not answers of Vigil
ROOMS = ("base", "wire", "files", "rules", "run", "gate", "intake", "decisions",
         "deadlines", "reporting", "dispatch")
TOKEN = re.compile(r'"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'|[A-Za-z_]\w*|->|\d\w*|\S')
COMMENT = re.compile(r'/\*.*?\*/|^[ \t]*#(?:\\\n|[^\n])*|("(?:\\.|[^"\\\n])*")', re.S | re.M)
CODE = re.compile(r'"[a-z][a-z0-9]*(?:_[a-z0-9]+)*"')
OTHERS = {"rules_authorities_has"}  # of authorities' codes
CLASSES = {"BASE_STOP", "BASE_BUG", "BASE_AGAIN", "BASE_DONE", "class"}  # nobody's refusal


def tokens(path):
    text = COMMENT.sub(lambda m: m.group(1) or " ", path.read_text(encoding="utf-8"))
    return TOKEN.findall(text)


def closing(words, at):
    """Where the bracket that opens at `at` closes."""
    depth = 0
    for i in range(at, len(words)):
        depth += words[i] in "({["
        depth -= words[i] in ")}]"
        if depth == 0:
            return i
    raise ValueError("a bracket that does not close")


def parts(words):
    """What the commas of the outermost level divide."""
    found, depth = [[]], 0
    for word in words:
        depth += word in ("(", "{", "[")
        depth -= word in (")", "}", "]")
        if word == "," and depth == 0:
            found.append([])
        else:
            found[-1].append(word)
    return [part for part in found if part]


class File:
    def __init__(self, path):
        self.path, self.words = path, tokens(path)
        self.takers = {}   # function: which argument is a code
        self.tables = {}   # struct tag or table name: which member is a code

    def declarations(self):
        for i, word in enumerate(self.words):
            if word != "code" or self.words[i - 3:i] != ["const", "char", "*"]:
                continue
            self.declared(i)

    def declared(self, at):
        """A parameter, or a member of a struct; a variable of a function is neither."""
        depth, i = 0, at
        while i > 0:
            i -= 1
            depth += self.words[i] in (")", "}", "]")
            depth -= self.words[i] in ("(", "{", "[")
            if depth < 0:
                break
        if self.words[i] == "(":
            self.takers[self.words[i - 1]] = len(parts(self.words[i + 1:at])) - 1
        elif self.words[i] == "{" and "struct" in self.words[max(0, i - 2):i]:
            members, text = 0, self.words[i + 1:at]
            for word in text:
                members += word in (",", ";")
            end = closing(self.words, i)
            behind = self.words[end + 1:end + 2]
            tag = self.words[i - 1] if self.words[i - 1] != "struct" else None
            for name in (tag, *(behind if behind != [";"] else [])):
                if name:
                    self.tables[name] = members


def words_of(expression):
    """The codes that an expression may be; None where it says what another place says."""
    literal = [word[1:-1] for word in expression if CODE.fullmatch(word)]
    if literal:
        return literal
    return None if "code" in expression[-1:] or expression == ["NULL"] else []


class Reading:
    def __init__(self, paths):
        self.files = [File(path) for path in paths]
        self.codes, self.faults, self.places = {}, [], 0
        for file in self.files:
            file.declarations()
        # what a header declares is known everywhere, what a .c file does in itself
        self.takers, self.tables = {}, {}
        for file in self.files:
            if file.path.suffix == ".h":
                self.takers.update(file.takers)
                self.tables.update(file.tables)
        for file in self.files:
            if file.path.suffix == ".c":
                self.calls(file, {**self.takers, **file.takers})
                self.rows(file, {**self.tables, **file.tables})
                self.assignments(file)

    def add(self, file, expression):
        self.places += 1
        said = words_of(expression)
        if said == []:
            self.faults.append(f"{file.path.relative_to(ROOT)}: not understood: "
                               f"{' '.join(expression)}")
        for code in said or []:
            self.codes.setdefault(code, str(file.path.relative_to(ROOT)))

    def calls(self, file, takers):
        for i, word in enumerate(file.words[:-1]):
            if word not in takers or word in OTHERS or file.words[i + 1] != "(":
                continue
            end = closing(file.words, i + 1)
            arguments = parts(file.words[i + 2:end])
            if any(part[-2:] == ["*", "code"] for part in arguments):
                continue  # its own declaration
            if word == "base_error_set" and (
                    CLASSES & set(arguments[1]) or file.path.parent.name == "run"):
                continue  # what run answers is a rejection; its errors are for the log
            self.add(file, arguments[takers[word]])

    def rows(self, file, tables):
        """struct NAME table[] = {{...}, ...} and } table[] = {{...}, ...}"""
        for i, word in enumerate(file.words[:-4]):
            if word not in tables:
                continue
            at = i + 1 if file.words[i + 1] == "[" else i + 2
            if file.words[at] != "[":
                continue
            at = closing(file.words, at) + 1
            if file.words[at:at + 2] != ["=", "{"]:
                continue
            for row in parts(file.words[at + 2:closing(file.words, at + 1)]):
                cells = parts(row[row.index("{") + 1:-1])
                if tables[word] < len(cells):
                    self.add(file, cells[tables[word]])

    def assignments(self, file):
        """code = "..."; and .code = "..." """
        for i, word in enumerate(file.words[:-2]):
            if word == "code" and file.words[i + 1] == "=":
                end = i + 2
                while file.words[end] not in (";", ",", "}"):
                    end += 1
                if any(word.startswith('"') and len(word) > 2 for word in file.words[i + 2:end]):
                    self.add(file, file.words[i + 2:end])


def read(rooms=ROOMS):
    return Reading(list(sources(*(f"services/{room}" for room in rooms))))


if __name__ == "__main__":
    reading = read()
    for code in sorted(reading.codes):
        print(code, reading.codes[code])
    for fault in reading.faults:
        print("FAULT", fault)
    print(len(reading.codes), "codes", reading.places, "places")
