#!/bin/sh
# Claude's limits for i3status-rust: block = "custom", json = true.
# https://docs.rs/i3status-rs/latest/i3status_rs/blocks/custom/
# An old percent says "(old)", an estimate "~", an unknown one "?".
quotide=${QUOTIDE:-quotide}
line=$("$quotide" status --format '{severity} {state} "text":"5h {five_hour.percent|escaped} 7d {seven_day.percent|escaped}","short_text":"{tightest.percent|escaped}"' 2>/dev/null)
[ -n "$line" ] || line='? unknown "text":"Claude ?","short_text":"?"'
severity=${line%% *}
line=${line#* }
state=${line%% *}
texts=${line#* }
case $severity in
  reached | critical) colour=Critical ;;
  warning) colour=Warning ;;
  *) colour=Idle ;;
esac
# A number that is not live is never shown as if all were well.
if [ "$colour" = Idle ] && [ "$state" != live ]; then colour=Info; fi
printf '{"state":"%s",%s}\n' "$colour" "$texts"
