# The Rust side: form, lints, tests, examples in the documentation, and the types that the pages are given.
# shellcheck shell=bash

test_rust() {
  check "rust format" cargo fmt --all --check
  build_all
  # Some tests write the pages' types and docs/api.md anew; a difference afterwards means that the committed ones had been
  # forgotten.
  local before=target/api-before
  rm -rf "$before"
  mkdir -p "$before"
  cp -r ui/src/api docs/api.md "$before"
  suite nextest "rust tests" cargo nextest run --workspace --no-fail-fast --status-level fail --final-status-level slow
  suite cargo "rust examples" cargo test --quiet --workspace --doc
  check "types of the pages are up to date" diff -r "$before/api" ui/src/api
  check "api document is up to date" diff "$before/api.md" docs/api.md
}

# One build for all steps, with the same features for all: nextest and both end-to-end runs find their programs here.
# Clippy is the compiler of our own crates in it: libraries are compiled once, not a second time to be looked at. A warning
# fails this step, and the tests run all the same.
build_all() {
  [ -n "${built:-}" ] && return
  built=yes
  export RUSTC_WORKSPACE_WRAPPER=clippy-driver
  check "rust build and lints" silent cargo build --quiet --workspace --all-targets
}

# Runs a command that has nothing to say: a word from it is a failure.
silent() {
  local said
  said=$("$@" 2>&1) || { printf '%s\n' "$said" && return 1; }
  [ -z "$said" ] || { printf '%s\n' "$said" && return 1; }
}
