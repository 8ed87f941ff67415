import { parseArgs } from 'node:util';
import { PROXY_KEY, PROXY_PORT } from '../../core/proxy';
import { err, ok, type Result } from '../../core/result';

export interface ProxyCommand {
  readonly name: 'proxy';
  /** 0 picks a free one. */
  readonly port: number;
  /** The key of the secret path by `--key`; `null`: without the option. */
  readonly key: string | null;
}

/** Parses the words after `quotide proxy`; the error describes what is wrong. */
export function parseProxyWords(words: readonly string[]): Result<ProxyCommand, string> {
  const options = { port: { type: 'string' }, key: { type: 'string' } } as const;
  const { tokens } = parseArgs({
    args: [...words],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  let port = PROXY_PORT;
  let key: string | null = null;
  for (const token of tokens) {
    if (token.kind === 'positional') return err(`"${token.value}" is not expected`);
    if (token.kind !== 'option') continue;
    if (token.rawName === '--key') {
      // The error does not repeat the value: it may be the key but for one character.
      if (!PROXY_KEY.test(token.value ?? '')) return err(`--key takes ${KEY_FORM}`);
      key = token.value ?? null;
      continue;
    }
    if (token.rawName !== '--port') return err(`there is no ${token.rawName}`);
    if (!/^\d{1,5}$/.test(token.value ?? '') || Number(token.value) > 65_535)
      return err('--port takes a number from 0 to 65535');
    port = Number(token.value);
  }
  return ok({ name: 'proxy', port, key });
}

const KEY_FORM = '16 to 64 letters, digits, - or _';

/**
 * The key of the secret path: that of the option, else of the variable QUOTIDE_PROXY_KEY, else `null`. The error
 * describes what is wrong and does not contain the value.
 */
export function proxyKey(
  { key }: Pick<ProxyCommand, 'key'>,
  env: Readonly<Record<string, string | undefined>>,
): Result<string | null, string> {
  const given = key ?? (env['QUOTIDE_PROXY_KEY'] || null);
  if (given !== null && !PROXY_KEY.test(given)) return err(`QUOTIDE_PROXY_KEY takes ${KEY_FORM}`);
  return ok(given);
}
