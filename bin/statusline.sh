# Read by the launchers: asks the running app for Claude Code's status line, which takes a fifteenth of the time that
# starting the runtime takes. POSIX shell and curl alone. The other side is electron/app/statusline/server.ts.

# Takes the words of the command. Prints the line and gives 0; else gives 1, and the runtime has to be started. What it read of its input by then is in
# quotide_input, and quotide_has_input is 1.
quotide_ask_app() {
  unset quotide_data quotide_socket quotide_flags quotide_name quotide_value quotide_input quotide_answer
  quotide_has_input=
  # A chained command needs the environment of this process, and help needs no app.
  for quotide_value in "$@"; do
    case $quotide_value in --chain | --chain=* | -h | --help) return 1 ;; esac
  done
  # Without it, only the runtime knows the user's home folder. A terminal has no input.
  if [ -z "${HOME-}" ] || [ -t 0 ]; then return 1; fi
  quotide_data=${QUOTIDE_DATA_DIR-}
  if [ -z "$quotide_data" ]; then
    if [ -d /System/Library/CoreServices ]; then
      quotide_data="$HOME/Library/Application Support/Quotide"
    else
      quotide_data=${XDG_CONFIG_HOME:-$HOME/.config}/Quotide
    fi
  fi
  quotide_socket=$quotide_data/run/statusline.sock
  if [ -f "$quotide_data/run/statusline.path" ]; then
    IFS= read -r quotide_socket <"$quotide_data/run/statusline.path" || return 1
  fi
  # Only the app of this user is asked.
  if [ ! -S "$quotide_socket" ] || [ ! -O "$quotide_socket" ] || [ ! -O "${quotide_socket%/*}" ]; then return 1; fi
  command -v curl >/dev/null 2>&1 || return 1
  quotide_other_login || return 1

  quotide_has_input=1
  { quotide_input=$(cat); } 2>/dev/null || :
  # -q goes first: no ~/.curlrc. The app has 300 ms, then the runtime is started as without it.
  quotide_answer=$(
    quotide_question "$@" 2>/dev/null | curl -q --silent --noproxy '*' --max-time 0.3 --unix-socket "$quotide_socket" \
      --header 'Quotide-Statusline: 2' --header 'Expect:' --header 'Content-Type: application/octet-stream' \
      --data-binary @- --write-out '%{http_code}' http://quotide/statusline 2>/dev/null
  ) || return 1
  case $quotide_answer in
    *200) printf '%s\n' "${quotide_answer%200}" ;;
    *) return 1 ;;
  esac
}

# Names in quotide_flags what gives Claude Code another login (electron/app/statusline/note-login.ts has the same lists).
# Of these variables only names leave this process. Gives 1 where that takes a closer look than a shell's.
quotide_other_login() {
  quotide_flags=
  for quotide_name in ANTHROPIC_API_KEY ANTHROPIC_AUTH_TOKEN ANTHROPIC_FOUNDRY_API_KEY AWS_BEARER_TOKEN_BEDROCK \
    CLAUDE_CODE_API_KEY_FILE_DESCRIPTOR CLAUDE_CODE_OAUTH_REFRESH_TOKEN CLAUDE_CODE_OAUTH_TOKEN \
    CLAUDE_CODE_OAUTH_TOKEN_FILE_DESCRIPTOR; do
    eval "quotide_value=\${$quotide_name-}"
    case $quotide_value in
      '') ;;
      *[[:alnum:]]*) quotide_flags="$quotide_flags $quotide_name" ;;
      *) return 1 ;;
    esac
  done
  for quotide_name in CLAUDE_CODE_USE_ANTHROPIC_AWS CLAUDE_CODE_USE_BEDROCK CLAUDE_CODE_USE_FOUNDRY \
    CLAUDE_CODE_USE_MANTLE CLAUDE_CODE_USE_VERTEX; do
    eval "quotide_value=\${$quotide_name-}"
    case $quotide_value in
      '' | 0 | false | no | off) ;;
      1 | true | yes | on) quotide_flags="$quotide_flags $quotide_name" ;;
      *) return 1 ;;
    esac
  done
  unset quotide_value
  case ${ANTHROPIC_CUSTOM_HEADERS-} in
    *[Aa][Uu][Tt][Hh][Oo][Rr][Ii][Zz][Aa][Tt][Ii][Oo][Nn]* | *[Xx]-[Aa][Pp][Ii]-[Kk][Ee][Yy]*) return 1 ;;
  esac
}

# NAME=value, each with a NUL behind it, one more NUL, and the input: through a pipe, since arguments of programs can be
# read by other users.
quotide_question() {
  cd -P . || return 1
  printf 'PWD=%s\0HOME=%s\0DATA=%s\0' "$PWD" "$HOME" "$quotide_data"
  if [ -n "${CLAUDE_CONFIG_DIR+set}" ]; then printf 'CLAUDE_CONFIG_DIR=%s\0' "$CLAUDE_CONFIG_DIR"; fi
  if [ -n "${CLAUDE_SECURESTORAGE_CONFIG_DIR+set}" ]; then
    printf 'CLAUDE_SECURESTORAGE_CONFIG_DIR=%s\0' "$CLAUDE_SECURESTORAGE_CONFIG_DIR"
  fi
  if [ -n "${COLUMNS-}" ]; then printf 'COLUMNS=%s\0' "$COLUMNS"; fi
  if [ -n "${NO_COLOR-}" ]; then printf 'NO_COLOR=1\0'; fi
  shift
  for quotide_value in "$@"; do printf 'WORD=%s\0' "$quotide_value"; done
  for quotide_name in $quotide_flags; do printf '%s=1\0' "$quotide_name"; done
  printf '\0%s' "$quotide_input"
}
