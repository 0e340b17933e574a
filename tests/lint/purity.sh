#!/bin/sh
# The rules are pure: what their library takes from outside is memory and text functions of
# libc, and text, dates, codes and ids of the ground floor. purity.sh LIBRARY
set -eu
defined=$(nm --defined-only -g "$1" | awk 'NF == 3 { print $3 }' | sort -u)
taken=$(nm -u "$1" | awk '$1 == "U" { print $2 }' | sort -u)
[ -n "$defined" ] || {
    echo "$1 defines nothing"
    exit 1
}
faults=0
for name in $taken; do
    case $name in
    strdup | strndup | strerror* | strftime | strptime) ;; # they allocate, or read a locale
    mem[a-z]* | str[a-z]* | __mem*_chk | __str*_chk) continue ;;
    snprintf | vsnprintf | __snprintf_chk | __vsnprintf_chk | bsearch) continue ;;
    __stack_chk_fail | __assert_fail | _GLOBAL_OFFSET_TABLE_ | __ctype_b_loc) continue ;;
    base_text_* | base_date_* | base_instant_* | vigil_code_*) continue ;;
    base_faults_* | base_error_set | base_id_print | base_hash_print) continue ;;
    vigil_form_*) continue ;;
    esac
    if ! printf '%s\n' "$defined" | grep -qxF "$name"; then
        echo "$name: not for the rules"
        faults=$((faults + 1))
    fi
done
echo "$(printf '%s\n' "$taken" | wc -l) names taken, $faults faults"
[ "$faults" -eq 0 ]
