import type { ElectronApplication, Page } from '@playwright/test';

/** Answers of main, by channel and argument, and the newest of each channel for an argument that was not seen. */
export interface Recorded {
  readonly exact: Readonly<Record<string, unknown>>;
  readonly newest: Readonly<Record<string, unknown>>;
}

interface Handlers {
  readonly _invokeHandlers: Map<string, (event: unknown, argument: unknown) => unknown>;
}

/** Records from now on what main answers to its pages. Electron has no call for that: its table of handlers is read. */
export async function record(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ ipcMain }) => {
    const { _invokeHandlers: handlers } = ipcMain as unknown as Handlers;
    const recorded = { exact: {}, newest: {} } as Record<'exact' | 'newest', Record<string, unknown>>;
    Object.assign(globalThis, { recorded });
    for (const [channel, handler] of [...handlers])
      handlers.set(channel, async (event, argument) => {
        const answer = await handler(event, argument);
        recorded.exact[`${channel} ${JSON.stringify(argument)}`] = answer;
        recorded.newest[channel] = answer;
        return answer;
      });
  });
}

/** What was recorded so far. */
export function recorded(app: ElectronApplication): Promise<Recorded> {
  return app.evaluate(() => (globalThis as unknown as { readonly recorded: Recorded }).recorded);
}

/** What a page complained about: its policy's reports; those of the console are the caller's. */
interface Complaining {
  readonly policyReports: string[];
}

/** Gives a page a bridge that answers from what was recorded; a call that was never answered gets no answer. */
export async function answerFrom(page: Page, answers: Recorded): Promise<void> {
  await page.addInitScript(({ exact, newest }) => {
    const policyReports: string[] = [];
    Object.assign(globalThis, { policyReports });
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      policyReports.push(`${violatedDirective} ${blockedURI}`);
    });
    const call = (name: string) => (argument?: unknown) => {
      const channel = `quotide:${name}`;
      const key = `${channel} ${JSON.stringify(argument)}`;
      if (key in exact) return Promise.resolve(exact[key]);
      return channel in newest ? Promise.resolve(newest[channel]) : new Promise(() => undefined);
    };
    const quotide = new Proxy(
      {},
      { get: (_target, name) => (name === 'on' ? () => () => undefined : call(String(name))) },
    );
    Object.assign(globalThis, { quotide });
  }, answers);
}

/** The reports of the page's content policy so far. */
export function policyReports(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => (globalThis as unknown as Complaining).policyReports);
}
