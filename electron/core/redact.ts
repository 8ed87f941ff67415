import { cutText } from './text/plain-text';

type Redaction = (text: string) => string;

const MARK = '[redacted]';

/** Names of fields, headers and variables with a secret value. */
const secretName = [
  '(?:access|refresh|id|auth|oauth|session|bearer)[-_]?token',
  'api[-_]?key',
  'client[-_]?secret',
  'proxy[-_]?key',
  'pass(?:word|wd|phrase)',
  '(?:proxy-)?authorization',
  '(?:set-)?cookie',
].join('|');

/** `"accessToken":"…"` and similar: in either quotes, cut at the end of the text, or JSON inside a string. */
const quotedField = new RegExp(
  `((?:${secretName})(?:\\\\*["'])?\\s*[:=]\\s*)` +
    `(?:"(?:[^"\\\\]|\\\\[^])*(?:"|\\\\?$)|'(?:[^'\\\\]|\\\\[^])*(?:'|\\\\?$)|(\\\\+["'])[^]*?(?:\\2|$))`,
  'gi',
);

/** `x-api-key: …`, `ANTHROPIC_AUTH_TOKEN=…`: up to the end of the line, since some values contain spaces. */
const bareField = new RegExp(`((?:${secretName})\\\\*["']?[ \\t]*[:=])(?!\\s*\\[redacted])[^\\r\\n]+`, 'gi');

/**
 * One rule for each kind of secret. All patterns are linear: repetition is bounded, or cannot match what follows it.
 */
const redactions: readonly Redaction[] = [
  (text) => text.replace(quotedField, `$1${MARK}`),
  (text) => text.replace(bareField, `$1${MARK}`),
  (text) => text.replace(/(bearer)(?:\s|%20|\+)+(?:(?!bearer)\S)+/gi, `$1 ${MARK}`),
  // The login in a URL: `http://ann:secret@proxy:8080`, also with an unescaped @ in the password.
  (text) => text.replace(/\b([a-z][a-z\d+.-]{0,20}:\/\/)[^\s\/?#"'<>]{1,512}@/gi, `$1${MARK}@`),
  // The same for a password with a slash, a question mark or a hash; a port is no password.
  (text) =>
    text.replace(
      /\b([a-z][a-z\d+.-]{0,20}:\/\/)[^\s:\/@"'<>]{0,64}:(?!\d{1,5}(?:[\/?#]|$))[^\s@"'<>]{1,256}@/gi,
      `$1${MARK}@`,
    ),
  // The same without a scheme, as in the names of proxies: `ann:secret@proxy:8080`.
  (text) =>
    text.replace(
      /(^|[\s"'=(,;])[^\s"'=(,;:@\/]{1,64}:[^\s"'@\/]{1,256}@(?=[\p{L}\p{N}][\p{L}\p{N}.-]{0,252}(?:[:\/\s"'),;]|$))/gu,
      `$1${MARK}@`,
    ),
  // The secret path of the proxy: `http://127.0.0.1:7868/<key>/v1/messages`.
  (text) =>
    text.replace(/((?:127\.0\.0\.1|localhost|\[::1\]):\d{1,5}\/)[\w-]{16,64}(?![\w-])/gi, `$1${MARK}`),
  (text) => text.replace(/sk-ant-[\w-]+/gi, MARK),
  (text) => text.replace(/sk-[\w-]{16,}/gi, MARK),
  (text) => text.replace(/eyJ[\w-]{8,}(?:\.[\w-]*)*/g, MARK),
  (text) => text.replace(/([?&](?:code|state|token|key|secret|signature)=)[^\s&#"']+/gi, `$1${MARK}`),
  (text) =>
    text.replace(/[\p{L}\p{N}._%+-]{1,64}(?:@|%40)[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu, MARK),
];

/**
 * Removes tokens, keys, login headers and e-mail addresses from a text for the log, a report or an export. Then the
 * text is cut to `maxLength` characters; a cut before that would leave half a token, which no pattern matches.
 */
export function redact(text: string, options: { readonly maxLength?: number } = {}): string {
  const clean = redactions.reduce((rest, redaction) => redaction(rest), text);
  const { maxLength = Infinity } = options;
  return clean.length <= maxLength ? clean : `${cutText(clean, Math.max(0, maxLength - 1))}…`;
}
