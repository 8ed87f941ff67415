/** A request as a program on this machine or a web page sends it, without request line and `Host`. */
export interface RecordedHead {
  readonly who: string;
  readonly lines: readonly string[];
}

/** Heads of clients that are no web pages, each recorded with a server that wrote down what it got. */
export const CLIENTS: readonly RecordedHead[] = [
  { who: 'curl 7.88', lines: ['User-Agent: curl/7.88.1', 'Accept: */*', 'x-api-key: k'] },
  {
    who: "Node's fetch",
    lines: [
      'connection: keep-alive',
      'x-api-key: k',
      'accept: */*',
      'accept-language: *',
      'sec-fetch-mode: cors',
      'user-agent: node',
      'accept-encoding: gzip, deflate',
    ],
  },
  {
    who: "Electron's net.fetch",
    lines: [
      'Connection: keep-alive',
      'x-api-key: k',
      'Sec-Fetch-Site: none',
      'Sec-Fetch-Mode: no-cors',
      'Sec-Fetch-Dest: empty',
      'User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/130.0.6723.137 Electron/33.2.1',
      'Accept-Encoding: gzip, deflate, br, zstd',
      'Accept-Language: en-US',
    ],
  },
  {
    who: "Anthropic's JavaScript SDK on Node",
    lines: [
      'connection: keep-alive',
      'Accept: application/json',
      'User-Agent: Anthropic/JS 1.14.0',
      'X-Stainless-Retry-Count: 0',
      'X-Stainless-Timeout: 600',
      'X-Stainless-Lang: js',
      'X-Stainless-Runtime: node',
      'anthropic-version: 2026-10-21',
      'authorization: Bearer k',
      'accept-language: *',
      'sec-fetch-mode: cors',
      'accept-encoding: gzip, deflate',
    ],
  },
  {
    who: "Anthropic's JavaScript SDK on Bun 1.4.5",
    lines: [
      'Accept: application/json',
      'Authorization: Bearer k',
      'User-Agent: Anthropic/JS 1.14.0',
      'X-Stainless-Lang: js',
      'X-Stainless-Runtime-Version: v26.3.0',
      'anthropic-version: 2026-10-21',
      'Connection: keep-alive',
      'Accept-Encoding: gzip, deflate, br, zstd',
    ],
  },
  {
    who: "Deno 2.9.6's fetch",
    lines: [
      'x-api-key: k',
      'anthropic-version: 2023-06-01',
      'accept: */*',
      'accept-language: *',
      'user-agent: Deno/2.9.6',
      'accept-encoding: gzip,br',
    ],
  },
  {
    who: "OpenAI's JavaScript SDK on Node",
    lines: [
      'connection: keep-alive',
      'accept: application/json',
      'user-agent: OpenAI/JS 7.59.0',
      'x-stainless-retry-count: 0',
      'x-stainless-lang: js',
      'x-stainless-runtime: node',
      'authorization: Bearer k',
      'accept-language: *',
      'sec-fetch-mode: cors',
      'accept-encoding: gzip, deflate',
    ],
  },
  {
    // An address that a person opens in a browser, as the port for Prometheus.
    who: 'the address bar of a browser',
    lines: [
      'Sec-Fetch-Site: none',
      'Sec-Fetch-Mode: navigate',
      'Sec-Fetch-User: ?1',
      'Sec-Fetch-Dest: document',
      'Accept: text/html',
    ],
  },
];

const NAVIGATION = [
  'Sec-Fetch-Site: cross-site',
  'Sec-Fetch-Mode: navigate',
  'Sec-Fetch-User: ?1',
  'Sec-Fetch-Dest: document',
];

/** What marks the requests of web pages: an origin of any kind, or a site that is not `none`. */
export const PAGES: readonly RecordedHead[] = [
  { who: 'a page of another site', lines: ['Origin: https://evil.example', 'Sec-Fetch-Site: cross-site'] },
  { who: 'an older browser without Sec-Fetch', lines: ['Origin: https://evil.example'] },
  { who: 'a sandboxed frame or a file', lines: ['oRiGiN: null'] },
  { who: 'an empty origin', lines: ['Origin:'] },
  { who: 'a page of this very address', lines: ['Origin: http://127.0.0.1'] },
  { who: 'an extension', lines: ['Origin: chrome-extension://abcdefgh', 'Sec-Fetch-Site: none'] },
  { who: 'an origin behind Node’s own mark', lines: ['sec-fetch-mode: cors', 'origin: http://localhost'] },
  { who: 'an image', lines: ['Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: no-cors'] },
  { who: 'a page on another port', lines: ['sec-fetch-site: same-site'] },
  { who: 'a page of the same origin', lines: ['SEC-FETCH-SITE: same-origin', 'sec-fetch-mode: cors'] },
  { who: 'a link that is followed', lines: NAVIGATION },
  { who: 'a site of an unknown kind', lines: ['Sec-Fetch-Site: sideways'] },
  { who: 'an empty site', lines: ['Sec-Fetch-Site:'] },
  { who: 'two sites, one of them none', lines: ['Sec-Fetch-Site: none', 'Sec-Fetch-Site: cross-site'] },
  { who: 'two sites in one line', lines: ['Sec-Fetch-Site: none, cross-site'] },
];
