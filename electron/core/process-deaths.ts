/** A process of the app that can die while the rest lives. */
export type ProcessName = 'popover' | 'dashboard' | 'network' | 'gpu' | 'proxy' | 'other';

/** One death of a process. */
export interface Death {
  readonly name: ProcessName;
  /** On a monotonic clock, ms. */
  readonly at: number;
  /** Whether its window was on screen; false for a process that draws no page. */
  readonly isVisible: boolean;
  /** The process could not even be started: another try would fail in the same way. */
  readonly neverStarted: boolean;
}

/**
 * What to do after a death: `load_now` and `load_when_opened` are for a page, `restart` starts the whole app again,
 * `give_up` shows a sentence in place of pages, and `go_on` leaves it to Chromium or to the proxy's own supervisor.
 */
export type AfterDeath = 'load_now' | 'load_when_opened' | 'restart' | 'give_up' | 'go_on';

/** The deaths that still count, by their times in ms, oldest first. */
export interface DeathMemory {
  readonly pages: readonly number[];
  readonly gpu: readonly number[];
}

export const noDeaths: DeathMemory = { pages: [], gpu: [] };

const WITHIN_MS = 60_000;
/** So many pages that died within a minute die again when they are loaded again. */
const PAGES = 3;
/** Two pages can share a process, and then die together. */
const TOGETHER_MS = 50;
/** Chromium starts it again by itself, and draws without the graphics card after a few; a loop costs a whole core. */
const GPUS = 20;

/** Decides about one death, and gives the memory for the next. */
export function afterDeath(
  memory: DeathMemory,
  death: Death,
): { readonly memory: DeathMemory; readonly then: AfterDeath } {
  const { name, at } = death;
  if (name === 'gpu') {
    const gpu = recent([...memory.gpu, at], at);
    return { memory: { ...memory, gpu }, then: gpu.length >= GPUS ? 'give_up' : 'go_on' };
  }
  if (name !== 'popover' && name !== 'dashboard') return { memory, then: 'go_on' };
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
