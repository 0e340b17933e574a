#!/bin/sh
# Each ```console block of README.md is typed into this instance, in order, and must give
# the output that README.md shows.
set -eu
cd "$(dirname "$0")/../.."
exec /usr/bin/python3 tests/system/readme_blocks.py README.md
