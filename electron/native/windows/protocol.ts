import { net, protocol } from 'electron';
import { pathToFileURL } from 'node:url';
import { fileFor } from './page-file';

const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Must run before `ready`: makes app:// a proper, secure origin. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: false } },
  ]);
}

/** Serves the built pages under `root`, nothing else, each with our Content-Security-Policy. */
export function servePages(root: string): void {
  protocol.handle('app', async (request) => {
    const file = fileFor(root, request.url);
    if (request.method !== 'GET' || file === null) return new Response('not found', { status: 404 });
    const response = await net.fetch(pathToFileURL(file).href);
    const headers = new Headers(response.headers);
    headers.set('Content-Security-Policy', CSP);
    headers.set('X-Content-Type-Options', 'nosniff');
    return new Response(response.body, { status: response.status, headers });
  });
}
