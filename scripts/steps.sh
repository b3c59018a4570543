# Runs named steps, times them, and counts what passed and failed in all of them.
# shellcheck shell=bash

logs=var/test
mkdir -p "$logs"
passed=0
failed=0
failures=()

# check NAME COMMAND…: one yes or no.
check() { step "$1" count_check "${@:2}"; }

# suite KIND NAME COMMAND…: a runner whose own counts are added; KIND says how to read them.
suite() { step "$2" "count_$1" "${@:3}"; }

step() {
  local name=$1 count=$2 begun=$SECONDS status=0
  local log="$logs/${name// /-}.log"
  shift 2
  printf '== %s\n' "$name"
  set +e
  "$@" 2>&1 | tee "$log"
  status=${PIPESTATUS[0]}
  set -e
  sed -i 's/\x1b\[[0-9;]*[A-Za-z]//g' "$log" # colours, which the counting would stumble over
  local good=0 bad=0
  read -r good bad < <("$count" "$log" "$status")
  # A runner that ends badly without naming a test (it did not build, it crashed) has failed too.
  if [ "$status" != 0 ] && [ "$bad" = 0 ]; then bad=1; fi
  # So has one that found nothing to run. (Examples in the documentation are the one kind that may be absent.)
  if [ "$good" = 0 ] && [ "$bad" = 0 ] && [ "$count" != count_cargo ]; then bad=1; fi
  passed=$((passed + good))
  failed=$((failed + bad))
  local word=ok
  if [ "$bad" != 0 ]; then
    word=FAILED
    failures+=("$name")
  fi
  printf '== %s: %s, %d passed, %d failed, %d s\n\n' "$name" "$word" "$good" "$bad" $((SECONDS - begun))
}

count_check() { [ "$2" = 0 ] && echo "1 0" || echo "0 1"; }

# nextest: "Summary [   1.234s] 12 tests run: 10 passed (1 slow), 1 failed, 1 timed out, 3 skipped"
count_nextest() {
  awk '/Summary \[/ {
    good = bad = 0
    if (match($0, /[0-9]+ passed/)) good = substr($0, RSTART) + 0
    if (match($0, /[0-9]+ failed/)) bad += substr($0, RSTART) + 0
    if (match($0, /[0-9]+ timed out/)) bad += substr($0, RSTART) + 0
  } END { print good + 0, bad + 0 }' "$1"
}

# cargo test: "test result: ok. 3 passed; 0 failed; …", once for each crate
count_cargo() {
  awk '/^test result:/ {
    if (match($0, /[0-9]+ passed/)) good += substr($0, RSTART)
    if (match($0, /[0-9]+ failed/)) bad += substr($0, RSTART)
  } END { print good + 0, bad + 0 }' "$1"
}

# vitest: "      Tests  1 failed | 12 passed (13)"
count_vitest() {
  awk '$1 == "Tests" {
    good = bad = 0
    if (match($0, /[0-9]+ passed/)) good = substr($0, RSTART) + 0
    if (match($0, /[0-9]+ failed/)) bad = substr($0, RSTART) + 0
  } END { print good + 0, bad + 0 }' "$1"
}

# node:test: "ℹ pass 3", "ℹ fail 0", "ℹ cancelled 0" (or "# pass 3" where it is not a terminal)
count_node() {
  awk '($1 == "#" || $1 == "ℹ") && NF == 3 {
    if ($2 == "pass") good += $3
    if ($2 == "fail" || $2 == "cancelled") bad += $3
  } END { print good + 0, bad + 0 }' "$1"
}

# The one line at the end; the exit status says the same.
finish() {
  if [ "$failed" != 0 ]; then printf 'Failed: %s\n' "$(IFS=,; echo "${failures[*]}")"; fi
  printf '%d passed, %d failed\n' "$passed" "$failed"
  [ "$failed" = 0 ]
}
