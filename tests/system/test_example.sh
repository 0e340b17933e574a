#!/bin/sh
# The example program of libvigil: it notifies, and running it again notifies nothing twice.
set -eu
. "$(dirname "$0")/expect.sh"

export VIGIL_PROFILE=e08000025
run 0 "$VIGIL_BUILD/tools/notify_example" EXAMPLE/1
ref=$(reference)
[ -n "$ref" ] || fail "no reference"
cp "$EXPECT_OUT/said" "$EXPECT_OUT/first"
run 0 "$VIGIL_BUILD/tools/notify_example" EXAMPLE/1
cmp -s "$EXPECT_OUT/said" "$EXPECT_OUT/first" || fail "the second answer is another"
run 0 "$VIGIL_BUILD/tools/notify_example" EXAMPLE/2
unsaid "$ref"
run 0 vigil cases --json
[ "$(grep -c '"case_ref"' "$EXPECT_OUT/said")" -eq 2 ] || fail "not two cases"

# --- it is told what is wrong
run 2 "$VIGIL_BUILD/tools/notify_example"
VIGIL_PROFILE=panel run 1 "$VIGIL_BUILD/tools/notify_example" EXAMPLE/3
said 'your key may not send'
VIGIL_PROFILE=nobody run 2 "$VIGIL_BUILD/tools/notify_example" EXAMPLE/3
said 'there is no profile `nobody`; there are: e08000025'
echo "example passed"
