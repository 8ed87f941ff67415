import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** What axe found: the rule, and where. */
export interface Finding {
  readonly rule: string;
  readonly help: string;
  readonly targets: readonly string[];
}

const require = createRequire(import.meta.url);
const source = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const RUN = `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
  violations.map(({ id, help, nodes }) => ({
    rule: id,
    help,
    targets: nodes.map(({ target }) => target.join(' ')),
  })))`;

/** Runs all of axe's rules on the page as it stands. Over DevTools: the page's own policy lets no script in. */
export async function axeFindings(page: Page): Promise<readonly Finding[]> {
  const session = await page.context().newCDPSession(page);
  try {
    const loaded = await session.send('Runtime.evaluate', { expression: 'typeof axe' });
    if (loaded.result.value === 'undefined') await session.send('Runtime.evaluate', { expression: source });
    const run = await session.send('Runtime.evaluate', {
      expression: RUN,
      awaitPromise: true,
      returnByValue: true,
    });
    if (run.exceptionDetails) throw new Error(run.exceptionDetails.text);
    return run.result.value as readonly Finding[];
  } finally {
    await session.detach();
  }
}
