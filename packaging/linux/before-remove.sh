#!/bin/sh
# Runs as root before the files go. What still runs from here is ended; an upgrade leaves it alone, since it reads
# its files from where it opened them.
set -e

case ${1-} in upgrade | 1) exit 0 ;; esac
running() {
  for process in /proc/[0-9]*; do
    # A container's process has the same path, but another root.
    [ "$process/root" -ef / ] || continue
    case $(readlink "$process/exe" 2>/dev/null || true) in /opt/Quotide/*) basename "$process" ;; esac
  done
}
for signal in TERM KILL; do
  for pid in $(running); do kill -s "$signal" "$pid" 2>/dev/null || true; done
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    [ -z "$(running)" ] && exit 0
    sleep 0.2
  done
done
