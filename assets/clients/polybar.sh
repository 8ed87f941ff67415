#!/bin/sh
# Claude's limits for Polybar: type = custom/script. https://github.com/polybar/polybar/wiki/Module:-script
# An old percent says "(old)", an estimate "~", an unknown one "?".
quotide=${QUOTIDE:-quotide}
line=$("$quotide" status --format '{severity} 5h {five_hour.percent} 7d {seven_day.percent}' 2>/dev/null)
[ -n "$line" ] || line='? Claude ?'
# The space keeps the last % apart from the tag behind it.
case $line in
  reached* | critical*) printf '%%{F#e5484d}%s %%{F-}\n' "${line#* }" ;;
  warning*) printf '%%{F#f5a524}%s %%{F-}\n' "${line#* }" ;;
  *) printf '%s\n' "${line#* }" ;;
esac
