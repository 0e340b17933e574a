"""Makes a wrong copy of one source file: mutants.py NAME SOURCE COPY.

Each mutant breaks one promise at one place. The place must be found exactly once, so that a
change of the source which moves it fails the build instead of leaving a mutant that is none.
"""

import sys
from pathlib import Path

MUTANTS = {
    # the receipts leave while the commit is still on its way
    "receipt_before_commit": [(
        """    return store_commit(run->store, ret_error);
""",
        """    for (size_t i = group->from; i < group->to; i++) {
        if (group->commands[i].accepted) {
            run_command_answer(run, &group->commands[i]);
        }
    }
    return store_commit(run->store, ret_error);
""")],
    # a message is never recognised by its sender and id
    "no_key": [(
        """    if (count == 0) {
        return;
    }
    keys(store->arrays, messages, count);
""",
        """    if (count < SIZE_MAX) {
        return;
    }
    keys(store->arrays, messages, count);
"""), (
        """ unnest($4::bytea[])",
""",
        """ unnest($4::bytea[]) ON CONFLICT DO NOTHING",
""")],
    # COMMAND_OK is taken for a commit, whatever its tag says
    "commit_tag_ignored": [(
        """PQresultStatus(rows) == PGRES_COMMAND_OK &&
                 strcmp(PQcmdStatus((PGresult *)(uintptr_t)rows), "COMMIT") == 0;
""",
        """PQresultStatus(rows) == PGRES_COMMAND_OK;
""")],
}


def main():
    name, source, copy = sys.argv[1:]
    text = Path(source).read_text(encoding="utf-8")
    for right, wrong in MUTANTS[name]:
        if text.count(right) != 1:
            sys.exit(f"mutants.py: {name}: {text.count(right)} places in {source}, "
                     "not one: mend the mutant")
        text = text.replace(right, wrong)
    Path(copy).write_text(text, encoding="utf-8")


main()
