import os from 'node:os';
import type net from 'node:net';
import type tls from 'node:tls';
import { causeOfCode, type CauseKind, type NetworkCause } from '../../core/network/failure-cause';
import { cutText, plainLine } from '../../core/text/plain-text';

/** The issuer of the certificate for which a connection was refused. */
const issuers = new WeakMap<net.Socket, string>();

/** Node's own handle of a TLS connection; not part of its documented API, so each part may be missing. */
interface Handle {
  readonly verifyError?: () => Error | null | undefined;
}

/**
 * Records the issuer of a refused certificate before Node closes the connection, since the certificate cannot be read
 * afterwards. Only of a refused one: on Electron 33 Node finds no name in a certificate that was read before.
 */
export function recordIssuer(socket: tls.TLSSocket): void {
  socket.prependOnceListener('secure', () => {
    const { _handle: handle } = socket as unknown as { readonly _handle?: Handle | null };
    if (!handle?.verifyError?.()) return;
    const issuer = nameOf(socket.getPeerX509Certificate()?.issuer ?? '');
    if (issuer !== null) issuers.set(socket, issuer);
  });
}

/** `CN`, else `O`, of a certificate's name, in which Node writes one part a line; printable and short. */
function nameOf(issuer: string): string | null {
  const part = /^CN=(.+)$/m.exec(issuer) ?? /^O=(.+)$/m.exec(issuer);
  const name = cutText(plainLine(part?.[1] ?? ''), 60);
  return name === '' ? null : name;
}

/** The cause behind an error of a connection to `host`. */
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
  // Without a network a name cannot be found either.
  return kind === 'name_not_found' && !hasNetwork() ? 'no_network' : kind;
}

function codeOf(error: Error): string {
  // A name with several addresses fails with all of their errors.
  const first: unknown = error instanceof AggregateError ? (error.errors as unknown[])[0] : error;
  const { code } = (first instanceof Error ? first : error) as NodeJS.ErrnoException;
  return code ?? '';
}

/** Whether this computer has an address other than loopback. */
function hasNetwork(): boolean {
  return Object.values(os.networkInterfaces()).some((addresses) =>
    addresses?.some(({ internal }) => !internal),
  );
}
