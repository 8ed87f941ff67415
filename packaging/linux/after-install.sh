#!/bin/sh
# Runs as root after a deb or rpm was unpacked.
set -e

app='/opt/${sanitizedProductName}'
ln -sf "$app/resources/bin/${executable}" '/usr/bin/${executable}'

# Where plain users may not make namespaces, Chromium's sandbox needs its helper to be root's.
if unshare --user true 2>/dev/null && [ "$(cat /proc/sys/kernel/apparmor_restrict_unprivileged_userns 2>/dev/null)" != 1 ]; then
  chmod 0755 "$app/chrome-sandbox"
else
  chown root:root "$app/chrome-sandbox"
  chmod 4755 "$app/chrome-sandbox"
fi

if command -v update-desktop-database >/dev/null 2>&1; then update-desktop-database -q /usr/share/applications || true; fi
if command -v gtk-update-icon-cache >/dev/null 2>&1; then gtk-update-icon-cache -qtf /usr/share/icons/hicolor || true; fi
