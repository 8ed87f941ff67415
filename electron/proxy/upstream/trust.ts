import tls from 'node:tls';

/**
 * The certificates to trust: Node's own, and these (PEM, one each); `undefined` where there are no more, which is
 * Node's own as well. Made once, since each takes milliseconds.
 */
export function trustOf(ca: readonly string[]): tls.SecureContext | undefined {
  return ca.length === 0 ? undefined : tls.createSecureContext({ ca: [...tls.rootCertificates, ...ca] });
}
