// Vite's development server for the page, on loopback. The app serves its pages under the same address as ever
// (app://quotide) and fetches them from here, see electron-hook.cjs.
import { once } from 'node:events';
import net from 'node:net';
import path from 'node:path';
import { PAGE } from '../build/entries.mjs';
import { shortHash } from '../files.mjs';
import { cacheDir, root } from '../paths.mjs';

const HOST = '127.0.0.1';

/**
 * @typedef {object} PageServer
 * @property {string} origin such as `http://127.0.0.1:5173`
 * @property {import('vite').FSWatcher} watcher of the page's files, to which others can be added
 * @property {() => Promise<void>} close
 */

/** @returns {Promise<PageServer>} */
export async function startPageServer() {
  const { createServer } = await import('vite');
  const { default: react } = await import('@vitejs/plugin-react');
  const port = await freePort();
  // A build in this process has set it to production, for which there is no hot reload.
  process.env.NODE_ENV = 'development';
  const server = await createServer({
    root: path.join(root, PAGE.folder),
    configFile: false,
    envDir: false,
    mode: 'development',
    logLevel: 'warn',
    // Not in node_modules: another user may own them.
    cacheDir: path.join(cacheDir(), 'dev', shortHash(root)),
    plugins: [react()],
    server: {
      host: HOST,
      port,
      strictPort: true,
      // The page's own address has neither this host nor a port.
      hmr: { protocol: 'ws', host: HOST, clientPort: port },
      fs: { allow: [root] },
    },
  });
  await server.listen();
  return { origin: `http://${HOST}:${port}`, watcher: server.watcher, close: () => server.close() };
}

/** A port that nothing uses: it has to be known before the server starts, since the page is built with it. */
async function freePort() {
  const probe = net.createServer().listen(0, HOST);
  await once(probe, 'listening');
  const { port } = /** @type {net.AddressInfo} */ (probe.address());
  probe.close();
  await once(probe, 'close');
  return port;
}
