import type { LimitWindow, Observation } from '../../../../electron/core/usage/usage';

/**
 * A slow, obvious second tracker: it keeps nothing but the list of all that was said, and works out from the
 * start what was shown and told after it. Knows one account, live answers of two sources and a clock that only
 * runs forward; shares no code with the tracker. Times in ms; two minutes and ten minutes are written out.
 */
export interface Told {
  readonly what: string;
  readonly at: number;
  readonly value: number | null;
}

export interface Shown {
  readonly percent: number | null;
  readonly resetsAt: number | null;
}

interface Word {
  readonly at: number;
  readonly isApi: boolean;
  /** `null` where the window was not named at that moment. */
  readonly window: LimitWindow | null;
}

/** One window's life, as a list of what was shown after each moment, and all that was told. */
export interface Life {
  readonly shown: readonly (Shown | undefined)[];
  readonly told: readonly Told[];
}

export function lifeOf(id: string, history: readonly Observation[], thresholds: readonly number[]): Life {
  const words = history.map((observation) => ({
    at: observation.observedAt,
    isApi: observation.source === 'official_api',
    window: observation.windows.find((window) => window.id === id) ?? null,
  }));
  const life = new Window(words, thresholds);
  const shown = words.map((_, i) => life.hear(i));
  return { shown, told: life.told };
}

class Window {
  readonly told: Told[] = [];
  reset: number | null = null;
  exact = false;
  neverStarted = false;
  percent: number | null = null;
  known = false;
  silent = true;
  endTold = false;
  corrected = false;
  limit: 'no' | 'yes' | 'over' = 'no';
  passed: number[] = [];
  contradicted: number[] = [];

  constructor(
    readonly words: readonly Word[],
    readonly thresholds: readonly number[],
  ) {}

  hear(i: number): Shown | undefined {
    const word = this.words[i];
    if (word === undefined) return undefined;
    if (this.known) this.#tellEndByClock(i);
    if (word.window !== null) this.#listen(word, word.window);
    if (!this.known) return undefined;
    const over = this.reset !== null && this.reset <= word.at;
    return { percent: over ? null : this.percent, resetsAt: this.reset };
  }

  /** Awake means: a look at least every ten minutes, from before the reset until two minutes after it. */
  #tellEndByClock(i: number): void {
    const { reset } = this;
    const now = this.words[i]?.at ?? 0;
    const last = this.words[i - 1]?.at ?? now;
    if (reset === null || this.endTold || now < reset + 120_000 || last >= reset + 120_000) return;
    for (let k = i; (this.words[k]?.at ?? 0) >= reset; k -= 1) {
      const before = this.words[k - 1]?.at;
      if (before === undefined || (this.words[k]?.at ?? 0) - before > 600_000) return;
    }
    this.told.push({ what: 'window_reset', at: reset, value: this.percent });
    if (this.limit === 'yes') this.told.push({ what: 'limit_cleared', at: reset, value: null });
    if (this.limit === 'yes') this.limit = 'over';
    this.endTold = true;
  }

  #listen(word: Word, said: LimitWindow): void {
    if (!this.known) {
      this.known = true;
      this.#begin(word, said, true);
      return;
    }
    const over = this.reset !== null && this.reset <= word.at;
    const nearlyOver = this.reset !== null && this.reset <= word.at + 120_000;
    const sameReset =
      said.resetsAt !== null && this.reset !== null && Math.abs(said.resetsAt - this.reset) < 120_000;
    const isPast = said.resetsAt !== null && said.resetsAt <= word.at + 120_000;
    const saysNone = said.resetsAt === null && word.isApi && said.utilization !== null;
    const later = said.resetsAt !== null && this.reset !== null && said.resetsAt > this.reset && !sameReset;
    if (said.resetsAt === null && over && !saysNone) return;
    if (isPast && !sameReset && !later && (this.reset !== null || this.neverStarted)) return;
    if (nearlyOver && (later || saysNone)) {
      this.#end(word, said, false, this.reset ?? 0);
      return;
    }
    if (over) {
      if (said.utilization === null || said.utilization >= (this.percent ?? 0)) this.#take(word, said);
      return;
    }
    const otherReset = said.resetsAt !== null && this.reset !== null && !sameReset;
    const gone = saysNone && this.reset !== null && said.utilization === 0;
    const fell = said.utilization !== null && this.percent !== null && said.utilization < this.percent - 2;
    if (otherReset || gone || fell) this.#contradict(word, said, otherReset || gone, fell);
    else {
      if (said.utilization !== null) this.contradicted = [];
      this.#take(word, said);
      this.#speak(word);
    }
  }

  #contradict(word: Word, said: LimitWindow, resetIsOther: boolean, fell: boolean): void {
    this.contradicted.push(word.at);
    if (this.contradicted.length < 2) return;
    const since = this.contradicted[0] ?? 0;
    const length = said.id === 'five_hour' ? 5 * 3_600_000 : 7 * 86_400_000;
    const slowClock =
      resetIsOther && said.resetsAt !== null && said.resetsAt - length > (this.reset ?? 0) - 120_000;
    const was = this.percent ?? 0;
    const is = said.utilization ?? 0;
    const low = is < was / 10 || (is <= 5 && is <= was / 2);
    if (slowClock) this.#end(word, said, false, this.reset ?? 0);
    else if (fell && (resetIsOther || low)) this.#end(word, said, true, since, !resetIsOther);
    else this.#correct(word, said, resetIsOther, since);
  }

  #correct(word: Word, said: LimitWindow, resetIsOther: boolean, since: number): void {
    this.contradicted = [];
    if (resetIsOther) this.#anchor(word, said);
    this.#take(word, said);
    if (!this.corrected) this.told.push({ what: 'server_correction', at: since, value: this.percent });
    this.corrected = true;
    this.#speak(word);
  }

  #end(word: Word, said: LimitWindow, early: boolean, at: number, keepsReset = false): void {
    const what = early ? 'early window_reset' : 'window_reset';
    if (!this.endTold) this.told.push({ what, at, value: this.percent });
    if (this.limit === 'yes') this.told.push({ what: 'limit_cleared', at, value: null });
    const { reset, exact, neverStarted } = this;
    this.#begin(word, said, false);
    if (!keepsReset) return;
    Object.assign(this, { reset, exact, neverStarted });
    this.#take(word, said);
  }

  #begin(word: Word, said: LimitWindow, silent: boolean): void {
    Object.assign(this, {
      silent,
      endTold: false,
      corrected: false,
      limit: 'no',
      passed: [],
      contradicted: [],
    });
    this.percent = said.utilization;
    this.#anchor(word, said);
    this.#speak(word);
  }

  #anchor(word: Word, said: LimitWindow): void {
    this.reset = said.resetsAt;
    this.exact = said.exactReset;
    this.neverStarted = said.resetsAt === null && word.isApi && said.utilization !== null;
  }

  #take(word: Word, said: LimitWindow): void {
    this.percent = said.utilization ?? this.percent;
    if (said.resetsAt !== null && (this.reset === null || !this.exact || said.exactReset))
      this.#anchor(word, said);
    if (said.resetsAt === null && this.reset === null && said.utilization !== null) {
      this.neverStarted = word.isApi || (this.neverStarted && said.utilization === 0);
    }
  }

  #speak(word: Word): void {
    const { percent } = this;
    if (this.endTold || (this.reset !== null && this.reset <= word.at) || percent === null) return;
    for (const threshold of this.thresholds) {
      if (percent < threshold || this.passed.includes(threshold)) continue;
      this.passed.push(threshold);
      if (!this.silent) this.told.push({ what: 'threshold_crossed', at: word.at, value: threshold });
    }
    if (percent >= 100 && this.limit === 'no') {
      this.limit = 'yes';
      if (!this.silent) this.told.push({ what: 'limit_reached', at: word.at, value: percent });
    }
    if (percent < 98 && this.limit === 'yes') {
      this.limit = 'over';
      this.told.push({ what: 'limit_cleared', at: word.at, value: percent });
    }
    this.silent = false;
  }
}
