# End to end: the same scripts of a person's work in a browser and in the real window, and pictures of every screen.
# shellcheck shell=bash

test_browser() {
  ready_desk
  LINEWARDEN_IN=browser suite node "in a browser" node --test --test-timeout=180000 --test-concurrency=2 tests/e2e/*.test.mjs
}

test_window() {
  ready_desk
  LINEWARDEN_IN=window suite node "in the window" on_a_screen node --test --test-timeout=180000 --test-concurrency=1 tests/e2e/*.test.mjs
}

# Writes var/pictures; `./test pictures window` takes them in the real window. Further words choose routes by name.
pictures() {
  ready_desk
  if [ "${1:-}" = window ]; then
    LINEWARDEN_IN=window check "pictures" on_a_screen node tests/pictures.mjs "${@:2}"
  else
    LINEWARDEN_IN=browser check "pictures" node tests/pictures.mjs "$@"
  fi
}

# A screen and a session bus of our own: nobody's windows and settings are touched, and nothing waits for a bus.
on_a_screen() {
  # Compositing stays on, as people have it: without it the driver waits for ever for a picture.
  GTK_USE_PORTAL=0 dbus-run-session -- xvfb-run -a -s "-screen 0 1920x1200x24 -nolisten tcp" "$@"
}

# Packages, programs and one sample office that every test copies.
ready_desk() {
  [ -n "${ready:-}" ] && return
  ready=yes
  if [ ! -e tests/node_modules/.package-lock.json ] || [ tests/package-lock.json -nt tests/node_modules/.package-lock.json ]; then
    (cd tests && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
  fi
  build_all
  local demo=var/test/demo
  if is_older "$demo" target/debug/linewarden; then
    rm -rf "$demo"
    check "sample office" target/debug/linewarden demo "$demo"
  fi
}
