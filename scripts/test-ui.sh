# The pages: form, lints, types, unit tests, and the build that the programs embed.
# shellcheck shell=bash

test_ui() {
  check "ui form and lints" in_ui node_modules/.bin/biome check --error-on-warnings
  check "test scripts' form and lints" ui/node_modules/.bin/biome check --error-on-warnings tests scripts
  check "ui types" in_ui node_modules/.bin/tsc --noEmit
  suite vitest "ui tests" in_ui node_modules/.bin/vitest run
}

in_ui() {
  cd ui
  "$@"
}
