import tls from 'node:tls';

/**
 * Creates a TLS context that trusts Node's own certificates and these (PEM, one each). `undefined` for an empty list,
 * which means Node's own. Callers create it once, since it takes milliseconds.
 */
export function trustOf(ca: readonly string[]): tls.SecureContext | undefined {
  return ca.length === 0 ? undefined : tls.createSecureContext({ ca: [...tls.rootCertificates, ...ca] });
}
