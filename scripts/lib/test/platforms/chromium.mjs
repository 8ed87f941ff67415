// Debian's Chromium for the pages: a program that starts it in the Debian beside this system.
import fs from 'node:fs';
import path from 'node:path';
import { ensureDist } from '../../build/index.mjs';
import { longSpecs } from '../long-specs.mjs';
import { ensureDebian, inDebian } from './debian.mjs';

/** @type {import('../runner.mjs').Step} */
export const CHROMIUM = {
  name: 'chromium',
  run: async (context) => {
    await ensureDist();
    const home = await ensureDebian(['chromium']);
    const file = path.join(context.workspace.dir, 'chromium');
    const words = inDebian(home, { binds: [context.workspace.dir] }, ['/usr/lib/chromium/chromium']);
    const quoted = words.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
    fs.writeFileSync(file, `#!/bin/sh\nexec ${quoted} "$@"\n`, { mode: 0o755 });
    return longSpecs('chromium', 'chromium.spec.ts', async () => ({ QUOTIDE_CHROMIUM: file })).run(context);
  },
};
