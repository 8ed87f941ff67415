/** A header field of a request. */
export interface RequestHeader {
  /** In lower case. */
  readonly name: string;
  /** Without the white space around it. */
  readonly value: string;
}

/** Why a server on loopback does not serve a request: a web page sent it, or its `Host` names another server. */
export type LoopbackRefusal = 'web_page' | 'foreign_host';

/**
 * Refuses requests of web pages to a server on loopback, and accepts every other client. `Host` has to be exactly one
 * of ours: a test of its start was fooled by `127.0.0.1.evil.com` (https://github.com/aattaran/deepclaude/issues/16). A
 * browser sends `OPTIONS` before a request to another origin.
 * @param headers all fields of the request, also repeated ones
 * @param port the port of the server
 */
export function loopbackRefusal(
  method: string,
  headers: Iterable<RequestHeader>,
  port: number,
): LoopbackRefusal | null {
  let hosts = 0;
  let isOurs = false;
  for (const header of headers) {
    if (marksWebPage(header)) return 'web_page';
    if (header.name !== 'host') continue;
    hosts += 1;
    isOurs = isOwnHost(header.value, port);
  }
  if (method === 'OPTIONS') return 'web_page';
  return hosts === 1 && isOurs ? null : 'foreign_host';
}

/**
 * Whether a header comes from a web page. Browsers send `Origin` with requests that may have an effect, and
 * `Sec-Fetch-Site` with every request to loopback; its value is `none` only for an address that the person opened. The
 * other `Sec-Fetch-*` headers are no evidence: Node's `fetch` sends `sec-fetch-mode: cors`
 * (https://github.com/nodejs/undici/issues/1305), and so does Anthropic's JavaScript SDK. Electron's `net.fetch` sends
 * `sec-fetch-site: none`.
 */
function marksWebPage({ name, value }: RequestHeader): boolean {
  return name === 'origin' || (name === 'sec-fetch-site' && value !== 'none');
}

function isOwnHost(host: string, port: number): boolean {
  const text = String(port);
  return host === `127.0.0.1:${text}` || host === `localhost:${text}` || host === `[::1]:${text}`;
}
