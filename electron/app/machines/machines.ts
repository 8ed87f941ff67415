import type { AskFailure } from '../../core/machines/ask-failure';
import type { MachineState } from '../../core/machines/machine-use';
import type { Settings } from '../../core/settings/settings';
import type { History } from '../../history/history';
import type { Clock } from '../clock/clock';
import type { Log } from '../log';

const HOUR = 3_600_000;
/** After the start or a change of the settings, an hourly question waits so long (ms): the app has other work then. */
const FIRST_MS = 60_000;
/** No window is longer than a week, so a first question goes back this far (ms). */
const FIRST_SPAN_MS = 8 * 24 * HOUR;
/** Later questions overlap by this much (ms): a response may have grown since. One that is known counts once. */
const OVERLAP_MS = HOUR;
/** Real ms for an answer. */
const LIMIT_MS = 180_000;
/** Bytes of an answer at most: a week has a few. */
const MOST_BYTES = 64 * 2 ** 20;

export interface MachinesParts {
  readonly history: Pick<History, 'machineUses'>;
  readonly settings: {
    readonly get: () => Pick<Settings, 'machines'>;
    readonly watch: <T>(select: (settings: Settings) => T, onChange: (value: T) => void) => () => void;
  };
  readonly clock: Clock;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly log: Log;
  /** Called when what is stored of the machines has changed. */
  readonly onChanged: () => void;
}

/** The other machines: asks those of the settings, one at a time, by a click or hourly. */
export class Machines {
  readonly #parts: MachinesParts;
  readonly #stop = new AbortController();
  readonly #failures = new Map<string, AskFailure>();
  #asking: string | null = null;
  #round: Promise<void> | null = null;
  #cancel: (() => void) | null = null;
  #unwatch: (() => void) | null = null;

  constructor(parts: MachinesParts) {
    this.#parts = parts;
  }

  /** Begins to ask hourly, if the settings want it. */
  start(): void {
    const { settings } = this.#parts;
    this.#unwatch = settings.watch(
      ({ machines }) => machines,
      () => {
        this.#plan(FIRST_MS);
      },
    );
    this.#plan(FIRST_MS);
  }

  /** Asks all machines of the settings now; resolves when the last has answered or failed. */
  ask(): Promise<void> {
    this.#round ??= this.#askAll().finally(() => {
      this.#round = null;
    });
    return this.#round;
  }

  /** The machines of the settings, then others with a ledger, by name. */
  list(): readonly MachineState[] {
    const { hosts } = this.#parts.settings.get().machines;
    const stored = this.#parts.history.machineUses.list();
    const names = [...hosts, ...stored.map(({ name }) => name).filter((name) => !hosts.includes(name))];
    return names.map((name) => {
      const found = stored.find((each) => each.name === name);
      return {
        name,
        isListed: hosts.includes(name),
        isAsked: this.#asking === name,
        responses: found?.responses ?? 0,
        importedAt: found?.importedAt ?? null,
        failure: this.#failures.get(name)?.kind ?? null,
      };
    });
  }

  /** Removes what is stored of a machine. @throws SqliteError when it cannot */
  forget(name: string): void {
    this.#parts.history.machineUses.forget(name);
    this.#failures.delete(name);
    this.#parts.onChanged();
  }

  close(): void {
    this.#stop.abort();
    this.#cancel?.();
    this.#unwatch?.();
  }

  #plan(ms: number): void {
    this.#cancel?.();
    this.#cancel = null;
    const { hosts, hourly } = this.#parts.settings.get().machines;
    if (!hourly || hosts.length === 0 || this.#stop.signal.aborted) return;
    this.#cancel = this.#parts.clock.after(ms, () => {
      void this.ask().finally(() => {
        this.#plan(HOUR);
      });
    });
  }

  async #askAll(): Promise<void> {
    for (const host of this.#parts.settings.get().machines.hosts) {
      if (this.#stop.signal.aborted) return;
      // Removed meanwhile.
      if (!this.#parts.settings.get().machines.hosts.includes(host)) continue;
      this.#asking = host;
      try {
        await this.#askOne(host);
      } finally {
        this.#asking = null;
      }
    }
  }

  async #askOne(host: string): Promise<void> {
    const { history, clock, env, log } = this.#parts;
    // Loaded when used: the start of the app needs none of it.
    const { askMachine } = await import('./ask-machine');
    const parts = {
      history,
      now: clock.now,
      env,
      limitMs: LIMIT_MS,
      mostBytes: MOST_BYTES,
      stop: this.#stop.signal,
    };
    const answer = await askMachine(parts, host, this.#sinceOf(host));
    if (this.#stop.signal.aborted) return;
    if (answer.ok) {
      this.#failures.delete(host);
      this.#parts.onChanged();
      return;
    }
    this.#failures.set(host, answer.error);
    log.warn('another machine could not be asked', { ...answer.error });
  }

  /** By the other machine's clock: from its last answer on. */
  #sinceOf(host: string): number {
    const now = this.#parts.clock.now();
    const last = this.#parts.history.machineUses.list().find(({ name }) => name === host)?.takenAt ?? 0;
    return last === 0 ? now - FIRST_SPAN_MS : Math.min(last, now) - OVERLAP_MS;
  }
}
