import { parseArgs } from 'node:util';
import { PROXY_PORT } from '../../core/proxy';
import { err, ok, type Result } from '../../core/result';

export interface ProxyCommand {
  readonly name: 'proxy';
  /** 0 picks a free one. */
  readonly port: number;
}

/** Parses the words after `quotide proxy`; the error describes what is wrong. */
export function parseProxyWords(words: readonly string[]): Result<ProxyCommand, string> {
  const options = { port: { type: 'string' } } as const;
  const { tokens } = parseArgs({
    args: [...words],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  let port = PROXY_PORT;
  for (const token of tokens) {
    if (token.kind === 'positional') return err(`"${token.value}" is not expected`);
    if (token.kind !== 'option') continue;
    if (token.rawName !== '--port') return err(`there is no ${token.rawName}`);
    if (!/^\d{1,5}$/.test(token.value ?? '') || Number(token.value) > 65_535)
      return err('--port takes a number from 0 to 65535');
    port = Number(token.value);
  }
  return ok({ name: 'proxy', port });
}
