#!/bin/sh
# Every header compiles alone, under both compilers. headers.sh BUILD
set -eu
faults=0
seen=0
flags=$(pkg-config --cflags libpq libzmq libprotobuf-c jansson libsodium libsystemd)
for header in services/*/*.h include/vigil/*.h; do
    seen=$((seen + 1))
    for compiler in gcc clang-14; do
        # shellcheck disable=SC2086 # a list of flags
        if ! printf '#include "%s"\nextern int alone;\n' "$header" | "$compiler" -std=c17 -D_GNU_SOURCE -Wall -Wextra \
            -Wpedantic -Wundef -Werror -fsyntax-only -x c -I. -Iservices -Iinclude \
            -isystem "$1/proto" $flags -; then
            echo "$header does not compile alone ($compiler)"
            faults=$((faults + 1))
        fi
    done
done
echo "$seen headers, $faults faults"
[ "$seen" -gt 0 ] && [ "$faults" -eq 0 ]
