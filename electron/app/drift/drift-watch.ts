import { z } from 'zod';
import type { AlertEvent } from '../../core/alerts/alert';
import { changeAlerts, type AlertedChange } from '../../core/drift/drift-alert';
import { errorMessage } from '../../core/error-message';
import type { History } from '../../history/history';
import type { Accounts } from '../accounts/accounts';
import type { Clock } from '../clock/clock';
import type { SettingsStore } from '../settings/settings';
import { DriftAccess } from './drift-access';
import type { DriftSource } from './drift-source';

/** The parts of the app that the watch uses. */
export interface DriftWatchSource extends DriftSource {
  readonly accounts: Pick<Accounts, 'runtimes'>;
  readonly settings: Pick<SettingsStore, 'get' | 'watch'>;
  readonly history: DriftSource['history'] & Pick<History, 'kept' | 'keep'>;
  readonly clock: Clock;
}

const HOUR = 3_600_000;
/** Ms from the start, or from switching the alert on, to the first look: then the transcripts are read. */
const FIRST_MS = HOUR / 4;
/** Ms between two looks: a change has lasted for three days when it is found. */
const EVERY_MS = 6 * HOUR;

const StoredChanges = z.array(z.object({ window: z.string(), at: z.number(), more: z.boolean() })).catch([]);

/**
 * Looks for changes of the limits every few hours while their alert is on, and publishes an event for each new one. Does
 * nothing else. The returned function ends it.
 */
export function watchDrift(
  source: DriftWatchSource,
  publish: (events: readonly AlertEvent[]) => void,
): () => void {
  const watch = new DriftWatch(source, publish);
  watch.renew();
  const end = source.settings.watch(({ alerts }) => alerts.on && alerts.limitChange, watch.renew);
  return () => {
    end();
    watch.close();
  };
}

class DriftWatch {
  readonly #source: DriftWatchSource;
  readonly #publish: (events: readonly AlertEvent[]) => void;
  readonly #access: DriftAccess;
  #cancel: (() => void) | null = null;

  constructor(source: DriftWatchSource, publish: (events: readonly AlertEvent[]) => void) {
    this.#source = source;
    this.#publish = publish;
    this.#access = new DriftAccess(source);
  }

  /** Starts or ends the looks, as the settings are. */
  readonly renew = (): void => {
    this.close();
    const { on, limitChange } = this.#source.settings.get().alerts;
    if (on && limitChange) this.#lookAfter(FIRST_MS);
  };

  close(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  #lookAfter(ms: number): void {
    this.#cancel = this.#source.clock.after(ms, () => {
      this.#lookAfter(EVERY_MS);
      void this.#look();
    });
  }

  async #look(): Promise<void> {
    for (const { store } of this.#source.accounts.runtimes()) {
      const { account } = store.facts();
      if (account === null) continue;
      try {
        const report = await this.#access.report(account);
        if (report === null || this.#cancel === null) return;
        const now = this.#source.clock.now();
        const { alerted, events } = changeAlerts(this.#alerted(account.key), report, {
          account: account.key,
          now,
        });
        if (events.length === 0) continue;
        // Saved before it is shown, so that no start shows it again.
        this.#source.history.keep(`drift-alerted:${account.key}`, alerted, now);
        this.#publish(events);
      } catch (error) {
        this.#source.log.warn('changes of the limits could not be looked for', {
          error: errorMessage(error),
        });
      }
    }
  }

  #alerted(account: string): readonly AlertedChange[] {
    return StoredChanges.parse(this.#source.history.kept(`drift-alerted:${account}`));
  }
}
