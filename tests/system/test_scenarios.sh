#!/bin/sh
# The complaints that Vigil answers, one scenario each (tests/scenarios), played one after
# the other in one instance. See scenario.py for how to read and write them.
set -eu
here=$(cd "$(dirname "$0")" && pwd -P)
exec /usr/bin/python3 "$here/scenario.py" "$here"/../scenarios/K*.txt
