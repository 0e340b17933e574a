# The builds: release (gcc), clang (for its warnings), asan; and the tests of each.
# shellcheck shell=sh

# build_configured NAME OPTION...: configures and builds build/NAME, quietly when all is well.
build_configured() {
    build_name=$1
    shift
    mkdir -p build/log
    if ! {
        cmake -S . -B "build/$build_name" -G Ninja -DVIGIL_STRICT=ON "$@" &&
            cmake --build "build/$build_name" -- -k 0
    } >"build/log/$build_name.log" 2>&1; then
        grep -E '^FAILED|: (fatal )?error|CMake Error|undefined reference' \
            "build/log/$build_name.log" | head -n 40 >&2
        host_say "the $build_name build failed: build/log/$build_name.log"
        return 1
    fi
}

build_release() {
    if [ ! -e build/release/build.ninja ]; then
        host_say "building (log: build/log/release.log)"
    fi
    (
        flock 9
        build_configured release -DCMAKE_BUILD_TYPE=Release
    ) 9>build/release.lock
}

# build_ctest NAME: runs the tests of build/NAME and adds to the totals.
build_ctest() {
    build_status=0
    ctest --test-dir "build/$1" -j 2 --output-on-failure --no-tests=error \
        --output-log "build/log/$1.ctest" || build_status=1
    build_counts=$(sed -n \
        's/.* \([0-9]*\) tests failed out of \([0-9]*\).*/\1 \2/p' "build/log/$1.ctest")
    build_failed=$((build_failed + ${build_counts% *}))
    build_passed=$((build_passed + ${build_counts#* } - ${build_counts% *}))
    return "$build_status"
}

# build_inventory NAME: that the tests of build/NAME, which ran just now, have proved every
# item of the inventory; leaves it in build/inventory.txt.
build_inventory() {
    if /usr/bin/python3 -B tests/inventory/inventory.py "build/$1" "$VIGIL_COVERS" \
        build/inventory.txt; then
        build_passed=$((build_passed + 1))
    else
        build_failed=$((build_failed + 1))
    fi
}

# Goes on after a failure, so that one run shows all of them.
build_test() {
    build_passed=0
    build_failed=0
    host_say "1 of 3: release, gcc"
    if build_release; then
        VIGIL_COVERS=$ROOT/build/covers
        export VIGIL_COVERS
        rm -rf "$VIGIL_COVERS"
        mkdir -p "$VIGIL_COVERS"
        build_ctest release || :
        build_inventory release
        unset VIGIL_COVERS
    else
        build_failed=$((build_failed + 1))
    fi
    host_say "2 of 3: clang, for its warnings"
    if build_configured clang -DCMAKE_C_COMPILER=clang-14 -DCMAKE_BUILD_TYPE=Check \
        -DCMAKE_C_FLAGS_CHECK="-O2 -g"; then
        build_passed=$((build_passed + 1))
    else
        build_failed=$((build_failed + 1))
    fi
    host_say "3 of 3: address and undefined-behaviour sanitizers"
    if build_configured asan -DCMAKE_BUILD_TYPE=Asan; then
        build_ctest asan || :
    else
        build_failed=$((build_failed + 1))
    fi
    echo "$build_passed passed, $build_failed failed"
    [ "$build_failed" -eq 0 ]
}
