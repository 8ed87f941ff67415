/** A process of the app that can die while the others continue. */
export type ProcessName = 'popover' | 'dashboard' | 'mini' | 'network' | 'gpu' | 'proxy' | 'other';

/** One death of a process. */
export interface Death {
  readonly name: ProcessName;
  /** ms of a monotonic clock. */
  readonly at: number;
  /** Whether its window was visible; false for a process without a page. */
  readonly isVisible: boolean;
  /** Whether the process could not be started at all, so that another try would fail too. */
  readonly neverStarted: boolean;
}

/**
 * The reaction to a death: `load_now` and `load_when_opened` load a page again, `restart` restarts the whole app,
 * `give_up` shows a sentence in place of pages, and `go_on` leaves it to Chromium or to the proxy's supervisor.
 */
export type AfterDeath = 'load_now' | 'load_when_opened' | 'restart' | 'give_up' | 'go_on';

/** The times of the recent deaths (ms), oldest first. */
export interface DeathMemory {
  readonly pages: readonly number[];
  readonly gpu: readonly number[];
}

export const noDeaths: DeathMemory = { pages: [], gpu: [] };

const WITHIN_MS = 60_000;
/** The number of page deaths within a minute after which loading again is useless. */
const PAGES = 3;
/** Two pages can share a process; deaths within this time (ms) are one. */
const TOGETHER_MS = 50;
/** Chromium restarts it by itself, and draws without the graphics card after a few deaths; a loop uses a whole core. */
const GPUS = 20;

/** Decides on the reaction to a death, and returns the new memory. */
export function afterDeath(
  memory: DeathMemory,
  death: Death,
): { readonly memory: DeathMemory; readonly then: AfterDeath } {
  const { name, at } = death;
  if (name === 'gpu') {
    const gpu = recent([...memory.gpu, at], at);
    return { memory: { ...memory, gpu }, then: gpu.length >= GPUS ? 'give_up' : 'go_on' };
  }
  if (name !== 'popover' && name !== 'dashboard' && name !== 'mini') return { memory, then: 'go_on' };
  const last = memory.pages.at(-1);
  const isSame = last !== undefined && at - last <= TOGETHER_MS;
  const pages = recent(isSame ? memory.pages : [...memory.pages, at], at);
  return { memory: { ...memory, pages }, then: forPage(death, pages.length) };
}

function forPage({ neverStarted, isVisible }: Death, deaths: number): AfterDeath {
  if (neverStarted) return 'restart';
  if (deaths >= PAGES) return 'give_up';
  return isVisible ? 'load_now' : 'load_when_opened';
}

function recent(times: readonly number[], now: number): readonly number[] {
  return times.filter((time) => now - time < WITHIN_MS);
}
