#!/bin/sh
# Claude's limits for Waybar: a module with "return-type": "json" and "escape": true.
# https://github.com/Alexays/Waybar/wiki/Module:-Custom
# An old percent says "(old)", an estimate "~", an unknown one "?"; the classes are the severity and the state.
quotide=${QUOTIDE:-quotide}
line=$("$quotide" status --format '{{"text":"{tightest.percent|escaped}","alt":"{severity|escaped}","tooltip":"{verdict|escaped}\\n{windows|escaped}\\n{source|escaped}, {age|escaped} ago","class":["{severity|escaped}","{state|escaped}"]}}' 2>/dev/null)
[ -n "$line" ] || line='{"text":"?","alt":"?","tooltip":"Quotide has no answer","class":["unknown"]}'
printf '%s\n' "$line"
