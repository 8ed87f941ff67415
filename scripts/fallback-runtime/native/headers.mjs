// Node's C headers, which a native build needs.
import fs from 'node:fs';
import path from 'node:path';
import { npm } from '../../lib/run.mjs';

/**
 * The folder for node-gyp's --nodedir, or null where node-gyp has to download the headers.
 */
export async function findNodeDir() {
  const beside = path.resolve(path.dirname(process.execPath), '..');
  const candidates = [process.env.npm_config_nodedir, beside];
  const found = candidates.find(hasHeaders);
  if (found) return found;
  const configured = (await npm(['config', 'get', 'nodedir'])).stdout.trim();
  return hasHeaders(configured) ? configured : null;
}

/** @param {string | undefined} dir */
function hasHeaders(dir) {
  return (
    Boolean(dir) && fs.existsSync(path.join(/** @type {string} */ (dir), 'include', 'node', 'node_api.h'))
  );
}
