#!/bin/sh
# All C is as .clang-format writes it.
set -eu
find services include tests \( -name '*.c' -o -name '*.h' \) -print0 |
    xargs -0 -r clang-format-14 --dry-run -Werror
