// What `electron [switches] [-r module] <folder or file> [arguments]` starts in the pinned runtime,
// which comes without Electron's own default app. It is an ES module with a top-level await because
// Electron holds back 'ready' until such an entry has been evaluated; the app's import from a CommonJS
// entry would run after 'ready', too late for app.enableSandbox() and the like.
import fs from 'node:fs';
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const { preloads, target } = parse(process.argv.slice(1));
if (!target) {
  process.stderr.write('usage: electron [switches] [-r module] <app folder or main file> [arguments]\n');
  process.exit(1);
}
process.defaultApp = true;
if (preloads.length) Module._preloadModules(preloads); // Playwright hands its loader over with -r
try {
  await start(path.resolve(target));
} catch (error) {
  process.stderr.write(`App threw an error during load\n${error?.stack ?? error}\n`);
  process.exit(1);
}

function parse(args) {
  const preloads = [];
  while (args.length && args[0].startsWith('-')) {
    const flag = args.shift();
    if (flag === '-r' || flag === '--require') preloads.push(args.shift());
    if (flag === '-v' || flag === '--version') {
      process.stdout.write(`v${process.versions.electron}\n`);
      process.exit(0);
    }
  }
  return { preloads, target: args[0] };
}

async function start(entry) {
  const manifest = path.join(entry, 'package.json');
  if (fs.existsSync(manifest)) introduce(JSON.parse(fs.readFileSync(manifest, 'utf8')));
  app.setAppPath(fs.statSync(entry).isFile() ? path.dirname(entry) : entry);
  await import(pathToFileURL(createRequire(import.meta.url).resolve(entry)).href);
}

function introduce({ version, productName, name, desktopName }) {
  if (version) app.setVersion(version);
  app.setName(productName || name || app.name);
  app.setDesktopName(desktopName || `${app.name}.desktop`);
  app.setPath('userData', path.join(app.getPath('appData'), app.name));
}
