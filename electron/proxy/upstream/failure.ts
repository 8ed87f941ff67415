import os from 'node:os';
import type net from 'node:net';
import type tls from 'node:tls';
import { causeOfCode, type CauseKind, type NetworkCause } from '../../core/network/cause';
import { cutText, plainLine } from '../../core/plain-text';

/** Who signed the certificate of a connection that was refused for it. */
const issuers = new WeakMap<net.Socket, string>();

/** Node's own handle of a TLS connection; not part of its documented API, so each part may be missing. */
interface Handle {
  readonly verifyError?: () => Error | null | undefined;
}

/**
 * Notes who signed the server's certificate before Node ends the connection for it: afterwards the certificate can no
 * longer be asked for. Only of one that is refused: on Electron 33 Node finds no name in a certificate that was asked
 * for before.
 */
export function noteIssuer(socket: tls.TLSSocket): void {
  socket.prependOnceListener('secure', () => {
    const { _handle: handle } = socket as unknown as { readonly _handle?: Handle | null };
    if (!handle?.verifyError?.()) return;
    const issuer = nameOf(socket.getPeerX509Certificate()?.issuer ?? '');
    if (issuer !== null) issuers.set(socket, issuer);
  });
}

/** `CN`, else `O`, of a certificate's name as Node writes it, a part a line; printable and short. */
function nameOf(issuer: string): string | null {
  const part = /^CN=(.+)$/m.exec(issuer) ?? /^O=(.+)$/m.exec(issuer);
  const name = cutText(plainLine(part?.[1] ?? ''), 60);
  return name === '' ? null : name;
}

/** What an error of a connection to `host` means. */
export function causeOfError(
  error: Error,
  at: { readonly socket: net.Socket; readonly host: string; readonly proxy: string | null },
): NetworkCause {
  const { host, proxy } = at;
  const kind = kindOf(error);
  const name = kind === 'certificate_untrusted' ? (issuers.get(at.socket) ?? null) : null;
  return { kind, host, proxy, name };
}

function kindOf(error: Error): CauseKind {
  const kind = causeOfCode(codeOf(error)) ?? 'broken';
  // Without a network no name is found either.
  return kind === 'name_not_found' && !hasNetwork() ? 'no_network' : kind;
}

function codeOf(error: Error): string {
  // A name with several addresses fails with all of their errors.
  const first: unknown = error instanceof AggregateError ? (error.errors as unknown[])[0] : error;
  const { code } = (first instanceof Error ? first : error) as NodeJS.ErrnoException;
  return code ?? '';
}

/** Whether this computer has an address beside its own inner one. */
function hasNetwork(): boolean {
  return Object.values(os.networkInterfaces()).some((addresses) =>
    addresses?.some(({ internal }) => !internal),
  );
}
