import type { LimitWindow, Observation } from '../../../../electron/core/usage/usage';

/**
 * A slow and simple second tracker. It stores only the list of all answers, and computes from the start the windows and
 * events after each one. It supports one account, live answers of two sources and a clock that only runs forward, and
 * shares no code with the tracker. Times in ms; two minutes and ten minutes are written out.
 */
export interface ModelEvent {
  readonly what: string;
  readonly at: number;
  readonly value: number | null;
}

export interface Shown {
  readonly percent: number | null;
  readonly resetsAt: number | null;
}

interface Answer {
  readonly at: number;
  readonly isApi: boolean;
  /** `null` if the answer does not name the window. */
  readonly window: LimitWindow | null;
}

/** The window on screen after each answer, and all events. */
export interface Life {
  readonly shown: readonly (Shown | undefined)[];
  readonly events: readonly ModelEvent[];
}

export function lifeOf(id: string, history: readonly Observation[], thresholds: readonly number[]): Life {
  const answers = history.map((observation) => ({
    at: observation.observedAt,
    isApi: observation.source === 'official_api',
    window: observation.windows.find((window) => window.id === id) ?? null,
  }));
  const life = new Window(answers, thresholds);
  const shown = answers.map((_, i) => life.step(i));
  return { shown, events: life.events };
}

class Window {
  readonly events: ModelEvent[] = [];
  reset: number | null = null;
  exact = false;
  neverStarted = false;
  percent: number | null = null;
  known = false;
  silent = true;
  endRaised = false;
  corrected = false;
  limit: 'no' | 'yes' | 'over' = 'no';
  passed: number[] = [];
  contradicted: number[] = [];

  constructor(
    readonly answers: readonly Answer[],
    readonly thresholds: readonly number[],
  ) {}

  step(i: number): Shown | undefined {
    const answer = this.answers[i];
    if (answer === undefined) return undefined;
    if (this.known) this.#endByClock(i);
    if (answer.window !== null) this.#apply(answer, answer.window);
    if (!this.known) return undefined;
    const over = this.reset !== null && this.reset <= answer.at;
    return { percent: over ? null : this.percent, resetsAt: this.reset };
  }

  /** Raises the end if the app was awake: an answer at least every ten minutes, until two minutes after the reset. */
  #endByClock(i: number): void {
    const { reset } = this;
    const now = this.answers[i]?.at ?? 0;
    const last = this.answers[i - 1]?.at ?? now;
    if (reset === null || this.endRaised || now < reset + 120_000 || last >= reset + 120_000) return;
    for (let k = i; (this.answers[k]?.at ?? 0) >= reset; k -= 1) {
      const before = this.answers[k - 1]?.at;
      if (before === undefined || (this.answers[k]?.at ?? 0) - before > 600_000) return;
    }
    this.events.push({ what: 'window_reset', at: reset, value: this.percent });
    if (this.limit === 'yes') this.events.push({ what: 'limit_cleared', at: reset, value: null });
    if (this.limit === 'yes') this.limit = 'over';
    this.endRaised = true;
  }

  #apply(answer: Answer, reading: LimitWindow): void {
    if (!this.known) {
      this.known = true;
      this.#begin(answer, reading, true);
      return;
    }
    const over = this.reset !== null && this.reset <= answer.at;
    const nearlyOver = this.reset !== null && this.reset <= answer.at + 120_000;
    const sameReset =
      reading.resetsAt !== null && this.reset !== null && Math.abs(reading.resetsAt - this.reset) < 120_000;
    const isPast = reading.resetsAt !== null && reading.resetsAt <= answer.at + 120_000;
    const hasNone = reading.resetsAt === null && answer.isApi && reading.utilization !== null;
    const later =
      reading.resetsAt !== null && this.reset !== null && reading.resetsAt > this.reset && !sameReset;
    if (reading.resetsAt === null && over && !hasNone) return;
    if (isPast && !sameReset && !later && (this.reset !== null || this.neverStarted)) return;
    if (nearlyOver && (later || hasNone)) {
      this.#end(answer, reading, false, this.reset ?? 0);
      return;
    }
    if (over) {
      if (reading.utilization === null || reading.utilization >= (this.percent ?? 0))
        this.#take(answer, reading);
      return;
    }
    const otherReset = reading.resetsAt !== null && this.reset !== null && !sameReset;
    const gone = hasNone && this.reset !== null && reading.utilization === 0;
    const fell =
      reading.utilization !== null && this.percent !== null && reading.utilization < this.percent - 2;
    if (otherReset || gone || fell) this.#contradict(answer, reading, otherReset || gone, fell);
    else {
      if (reading.utilization !== null) this.contradicted = [];
      this.#take(answer, reading);
      this.#raiseEvents(answer);
    }
  }

  #contradict(answer: Answer, reading: LimitWindow, resetIsOther: boolean, fell: boolean): void {
    this.contradicted.push(answer.at);
    if (this.contradicted.length < 2) return;
    const since = this.contradicted[0] ?? 0;
    const length = reading.id === 'five_hour' ? 5 * 3_600_000 : 7 * 86_400_000;
    const slowClock =
      resetIsOther && reading.resetsAt !== null && reading.resetsAt - length > (this.reset ?? 0) - 120_000;
    const was = this.percent ?? 0;
    const is = reading.utilization ?? 0;
    const low = is < was / 10 || (is <= 5 && is <= was / 2);
    if (slowClock) this.#end(answer, reading, false, this.reset ?? 0);
    else if (fell && (resetIsOther || low)) this.#end(answer, reading, true, since, !resetIsOther);
    else this.#correct(answer, reading, resetIsOther, since);
  }

  #correct(answer: Answer, reading: LimitWindow, resetIsOther: boolean, since: number): void {
    this.contradicted = [];
    if (resetIsOther) this.#anchor(answer, reading);
    this.#take(answer, reading);
    if (!this.corrected) this.events.push({ what: 'server_correction', at: since, value: this.percent });
    this.corrected = true;
    this.#raiseEvents(answer);
  }

  #end(answer: Answer, reading: LimitWindow, early: boolean, at: number, keepsReset = false): void {
    const what = early ? 'early window_reset' : 'window_reset';
    if (!this.endRaised) this.events.push({ what, at, value: this.percent });
    if (this.limit === 'yes') this.events.push({ what: 'limit_cleared', at, value: null });
    const { reset, exact, neverStarted } = this;
    this.#begin(answer, reading, false);
    if (!keepsReset) return;
    Object.assign(this, { reset, exact, neverStarted });
    this.#take(answer, reading);
  }

  #begin(answer: Answer, reading: LimitWindow, silent: boolean): void {
    Object.assign(this, {
      silent,
      endRaised: false,
      corrected: false,
      limit: 'no',
      passed: [],
      contradicted: [],
    });
    this.percent = reading.utilization;
    this.#anchor(answer, reading);
    this.#raiseEvents(answer);
  }

  #anchor(answer: Answer, reading: LimitWindow): void {
    this.reset = reading.resetsAt;
    this.exact = reading.exactReset;
    this.neverStarted = reading.resetsAt === null && answer.isApi && reading.utilization !== null;
  }

  #take(answer: Answer, reading: LimitWindow): void {
    this.percent = reading.utilization ?? this.percent;
    if (reading.resetsAt !== null && (this.reset === null || !this.exact || reading.exactReset))
      this.#anchor(answer, reading);
    if (reading.resetsAt === null && this.reset === null && reading.utilization !== null) {
      this.neverStarted = answer.isApi || (this.neverStarted && reading.utilization === 0);
    }
  }

  #raiseEvents(answer: Answer): void {
    const { percent } = this;
    if (this.endRaised || (this.reset !== null && this.reset <= answer.at) || percent === null) return;
    for (const threshold of this.thresholds) {
      if (percent < threshold || this.passed.includes(threshold)) continue;
      this.passed.push(threshold);
      if (!this.silent) this.events.push({ what: 'threshold_crossed', at: answer.at, value: threshold });
    }
    if (percent >= 100 && this.limit === 'no') {
      this.limit = 'yes';
      if (!this.silent) this.events.push({ what: 'limit_reached', at: answer.at, value: percent });
    }
    if (percent < 98 && this.limit === 'yes') {
      this.limit = 'over';
      this.events.push({ what: 'limit_cleared', at: answer.at, value: percent });
    }
    this.silent = false;
  }
}
