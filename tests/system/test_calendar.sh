#!/bin/sh
# A bank holiday that is proclaimed late, as 19 September 2022 was: an instance that does
# not know it and learns it (calendar_stale.sh). Here: the calendar as it is shipped, and
# files that must not be let in.
set -eu
. "$(dirname "$0")/expect.sh"

calendar="$EXPECT_ROOT/config/bank-holidays.json"
as() {
    run "$1" vigil --profile "$2" calendar "$3" "$4"
}

# --- the host's file is the first version
recorded() {
    vigil --profile operator calendar | grep -q '^config  *in_force  *england-and-wales'
}
await 20 recorded
run 0 vigil --profile panel calendar holidays config
said '2022-09-19  Bank Holiday for the State Funeral of Queen Elizabeth II'
run 1 vigil --profile e08000025 calendar
covers message calendar_query
covers refusal not_allowed

# --- what cannot be trusted is refused with file, line and reason; the one in force stays
bad() { # NAME SED WORDS
    sed "$2" "$calendar" >"$EXPECT_OUT/$1.json"
    as 1 operator import "$EXPECT_OUT/$1.json"
    said "$3"
    said 'the calendar in force stays'
}
bad weekend 's/2022-09-19/2022-09-18/' 'weekend.json:239: date 2022-09-18 lies on a weekend'
bad doubled 's/2022-09-19/2022-08-29/' 'doubled.json:239: date 2022-08-29 is given twice'
bad nowhere 's/2022-09-19/2022-09-31/' 'nowhere.json:239: date no date'
bad nation 's/england-and-wales/scotland/' 'has no events of the division england-and-wales'
bad hole 's/"2024-/"2025-/' '2024 has 0 bank holidays'
printf '{"england-and-wales":' >"$EXPECT_OUT/cut.json"
as 1 operator import "$EXPECT_OUT/cut.json"
said 'cut.json: line 1, column'
run 2 vigil --profile operator calendar import "$EXPECT_OUT/nothing.json"
said 'nothing.json'
run 0 vigil --profile operator calendar import --check "$calendar"
said 'the file is sound: 91 holidays'

# --- nothing new; another nation's; fewer years; a name that is taken
as 1 operator import "$calendar"
said 'has the holidays that are in force already'
sed 's/england-and-wales/scotland/' "$calendar" >"$EXPECT_OUT/scotland.json"
run 1 vigil --profile operator calendar import --division scotland "$EXPECT_OUT/scotland.json"
said 'division: is not the division whose holidays count here'
said 'right: england-and-wales'
/usr/bin/python3 - "$calendar" "$EXPECT_OUT/short.json" "$EXPECT_OUT/more.json" <<'END'
import json, sys
whole = json.load(open(sys.argv[1]))
def write(path, events):
    division = {"division": "england-and-wales", "events": events}
    json.dump({"england-and-wales": division}, open(path, "w"), indent=1)
events = whole["england-and-wales"]["events"]
write(sys.argv[2], [e for e in events if e["date"] < "2028"])
# GOV.UK's file has no old years any more, and a day that was not foreseen
day = {"title": "A day for all", "date": "2026-06-22", "notes": "", "bunting": True}
write(sys.argv[3], [e for e in events if e["date"] >= "2024"] + [day])
END
as 1 operator import "$EXPECT_OUT/short.json"
said 'covers fewer years than the one in force'
run 1 vigil --profile operator calendar import --name config "$EXPECT_OUT/more.json"
said 'version: is no name for a version'
run 0 vigil --profile operator calendar import "$EXPECT_OUT/more.json"
said '0 deadlines have another day with calendar 2026-1'
said 'nothing is changed yet: vigil calendar approve 2026-1'
run 1 vigil --profile operator calendar import --name 2026-1 "$EXPECT_OUT/more.json"
said 'there is a calendar of this name'
run 0 vigil --profile operator calendar holidays 2026-1
said '2018-01-01' # the years that the file has no more are kept
run 0 vigil --profile operator calendar
said 'proposed'

# --- approval is the operator's, of what is there, once
as 1 panel approve 2026-1
said 'your key may not send messages of this type'
as 1 operator approve 2026-9
said 'there is no calendar of this name'
as 0 operator approve 2026-1
in_force() {
    vigil --profile operator calendar | grep -q "^$1  *in_force"
}
await 20 in_force 2026-1
as 1 operator approve 2026-1
said 'is approved already'

# --- a stale calendar, and the story of 2022
/usr/bin/python3 - "$EXPECT_ROOT/config" "$EXPECT_OUT/law" <<'END'
import json, pathlib, shutil, sys
shutil.copytree(sys.argv[1], sys.argv[2])
path = pathlib.Path(sys.argv[2]) / "bank-holidays.json"
def write(name, lacking):
    whole = json.loads(path.read_text())
    events = whole["england-and-wales"]["events"]
    kept = [e for e in events if e["date"] not in lacking and e["date"] < "2024"]
    whole["england-and-wales"]["events"] = kept
    return name, json.dumps(whole, indent=1)
files = [write("funeral.json", ["2023-05-08"]), write("coronation.json", []),
         write("bank-holidays.json", ["2022-09-19", "2023-05-08"])]
for name, text in files:
    (path.parent / name).write_text(text)
END
VIGIL_LAW="$EXPECT_OUT/law" VIGIL_NOW=2022-09-10T09:00:00Z "$EXPECT_ROOT/run" with -- \
    sh "$EXPECT_ROOT/tests/system/calendar_stale.sh" "$EXPECT_OUT/law" \
    >"$EXPECT_OUT/said" 2>&1 || fail "the stale calendar"
echo "calendars passed"
