#!/bin/sh
# Claude's limits for tmux: set -ga status-right ' #(/path/to/tmux.sh)', set -g status-interval 60.
# An old percent says "(old)", an estimate "~", an unknown one "?".
quotide=${QUOTIDE:-quotide}
line=$("$quotide" status --format '{severity} 5h {five_hour.percent} 7d {seven_day.percent}' 2>/dev/null)
[ -n "$line" ] || line='? Claude ?'
case $line in
  reached* | critical*) printf '#[fg=red]%s#[default]\n' "${line#* }" ;;
  warning*) printf '#[fg=yellow]%s#[default]\n' "${line#* }" ;;
  *) printf '%s\n' "${line#* }" ;;
esac
