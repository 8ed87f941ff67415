#!/bin/sh
# Runs as root after the files went. An upgrade puts the link back.
set -e

case ${1-} in upgrade | 1) exit 0 ;; esac
if [ -L '/usr/bin/${executable}' ] && [ ! -e '/usr/bin/${executable}' ]; then rm -f '/usr/bin/${executable}'; fi
if command -v update-desktop-database >/dev/null 2>&1; then update-desktop-database -q /usr/share/applications || true; fi
case ${1-} in
  remove | purge | 0)
    echo 'Quotide is gone. What it kept for each user stays: ~/.config/Quotide (history, settings) and, where'
    echo 'it was switched on, ~/.config/autostart/quotide.desktop. Delete them to leave no trace.'
    ;;
esac
