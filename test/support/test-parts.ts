import { openParts, type AppParts, type PartsOptions } from '../../electron/app/compose';
import type { Environment } from '../../electron/app/environment';
import type { Poller } from '../../electron/app/polling/poller';
import type { Store } from '../../electron/app/accounts/store';

/** The parts of app and command, with what tests reach for of the first account. */
export interface TestParts extends AppParts {
  readonly store: Store;
  readonly poller: Poller;
}

export interface TestOptions extends Partial<Omit<PartsOptions, 'environment'>> {
  readonly environment: Pick<Environment, 'dataDir' | 'homeDir'> & Partial<Environment>;
}

/**
 * Opens the parts over a data folder of the test, in British English and UTC, with Node's own `fetch`. Without `apiUrl`
 * nothing can be asked. Config folders come from the variables of this process.
 * @throws Error where they cannot be opened
 */
export function openTestParts({ environment, ...options }: TestOptions): TestParts {
  const opened = openParts({
    locale: { language: 'en-GB', timeZone: 'UTC' },
    fetch: (url, init) => fetch(url, init),
    logSinks: [],
    ...options,
    environment: {
      apiUrl: 'http://127.0.0.1:9',
      apiIsLoopback: true,
      timeScale: 1,
      logLevel: 'debug',
      demo: false,
      ...environment,
    },
  });
  if (!opened.ok) throw new Error(opened.error);
  const [{ store, poller }] = opened.value.accounts.runtimes();
  return { ...opened.value, store, poller };
}
