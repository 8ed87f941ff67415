#!/bin/sh
# Runs as root after a deb or rpm was unpacked.
set -e

app='/opt/${sanitizedProductName}'
ln -sf "$app/resources/bin/${executable}" '/usr/bin/${executable}'

# Where plain users may not make namespaces, Chromium's sandbox needs its helper to be root's.
is() { [ "$(cat "/proc/sys/$1" 2>/dev/null)" = "$2" ]; }
if is kernel/apparmor_restrict_unprivileged_userns 1 || is kernel/unprivileged_userns_clone 0 ||
  is user/max_user_namespaces 0 || ! unshare --user true 2>/dev/null; then
  chown root:root "$app/chrome-sandbox"
  chmod 4755 "$app/chrome-sandbox"
else
  chmod 0755 "$app/chrome-sandbox"
fi

if command -v update-desktop-database >/dev/null 2>&1; then update-desktop-database -q /usr/share/applications || true; fi
if command -v gtk-update-icon-cache >/dev/null 2>&1; then gtk-update-icon-cache -qtf /usr/share/icons/hicolor || true; fi
