#!/bin/sh
# Claude's limits for xbar and SwiftBar on macOS and for Argos on GNOME: put it into their folder of plugins.
# https://xbarapp.com, https://github.com/swiftbar/SwiftBar, https://github.com/p-e-w/argos
# An old percent says "(old)", an estimate "~", an unknown one "?".
# <xbar.title>Quotide</xbar.title>
# <xbar.desc>How much of your Claude limits is used</xbar.desc>
# <swiftbar.hideRunInTerminal>true</swiftbar.hideRunInTerminal>
PATH=$PATH:/usr/local/bin:/opt/homebrew/bin
quotide=${QUOTIDE:-quotide}
text=$("$quotide" status --format 'Claude {tightest.percent}\n---\n{verdict}\n5-hour: {five_hour.percent}, resets in {five_hour.reset}\nWeek: {seven_day.percent}, resets in {seven_day.reset}\nAll: {windows}\nSource: {source}, {age} ago' 2>/dev/null)
[ -n "$text" ] || text='Claude ?
---
Quotide has no answer'
# A bar begins the options of a line, and "<1 %" is no markup.
options=''
[ -z "${ARGOS_VERSION-}" ] || options=' | useMarkup=false'
printf '%s\n' "$text" | tr '|' '/' | while IFS= read -r line; do
  if [ "$line" = --- ]; then printf '%s\n' '---'; else printf '%s%s\n' "$line" "$options"; fi
done
printf -- '---\nRefresh | refresh=true\n'
