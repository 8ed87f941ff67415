#!/bin/sh
# Runs a command with a folder of its own in the place of /etc, in a mount namespace: a test changes the system's time
# zone for one process and for no other. QUOTIDE_TEST_ETC names the folder, QUOTIDE_TEST_COMMAND the program.
# The tests' own zone would go before the system's.
unset TZ
exec unshare -m sh -c 'mount --bind "$QUOTIDE_TEST_ETC" /etc && exec "$QUOTIDE_TEST_COMMAND" "$@"' sh "$@"
