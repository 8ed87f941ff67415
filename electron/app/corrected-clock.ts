import { aheadWorthSaying, addServerTime, isSameClock, type ServerTime } from '../core/server-time';
import type { ClockMemory, StoredTime } from './clock-memory';
import type { AppClock, DatedAnswer } from './clock-type';
import type { MachineTime } from './machine-time';
import { waitFor } from './wait-for';

/** It has not been earlier since this was written, so a `Date` before it is wrong and a login that ended before it has. */
const WRITTEN_AT = Date.UTC(2026, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);
/** An answer that took longer says too little: within that time it may have been dated at any moment. */
const LONGEST_ROUND_TRIP_MS = 60_000;
/** An answer that another process handed on later says too little. */
const HANDED_ON_WITHIN_MS = 10_000;
/** Without an answer for so long there is none to wait for, and the machine's clock has to do. */
const PATIENCE_MS = 60_000;
/** How often another process's knowledge is looked for, as long as there is none. */
const LOOK_EVERY_MS = 1000;
/** A start of the machine that seems to have moved by more than this was another one, or the clock was set. */
const SAME_BOOT_MS = 30_000;
/** The stored time is also the earliest that it can be after a restart of the machine, so it is renewed each hour. */
const RENEWED_AFTER_MS = 3_600_000;

/** The clock in real time: by Anthropic's `Date` and a counter that nothing sets, or else by the system's clock. */
export function createCorrectedClock(memory: ClockMemory | null, machine: MachineTime): AppClock {
  return new CorrectedClock(memory, machine);
}

class CorrectedClock implements AppClock {
  readonly #memory: ClockMemory | null;
  readonly #machine: MachineTime;
  readonly #start: number;
  readonly #uptimeAtStart: number;
  #time: ServerTime | null = null;
  #stored: StoredTime | null = null;
  #lookedAt = Number.NEGATIVE_INFINITY;

  constructor(memory: ClockMemory | null, machine: MachineTime) {
    this.#memory = memory;
    this.#machine = machine;
    this.#start = machine.monotonic();
    this.#uptimeAtStart = machine.uptime();
  }

  readonly monotonic = (): number => this.#machine.monotonic() - this.#start;

  readonly after = waitFor;

  readonly now = (): number => {
    const system = this.#machine.system();
    const time = this.#timeNow();
    if (time === null) return system;
    const known = Math.round(time.zero + this.#counter());
    // A clock that is right stays in charge: it is finer than whole seconds of an answer.
    return isSameClock(known, system) ? system : known;
  };

  readonly ofSystem = (at: number): number => {
    const system = this.#machine.system();
    // What was dated before the machine was started was dated by a clock that may have been right.
    const isOfThisRun = at >= system - this.#machine.uptime() - SAME_BOOT_MS;
    return isOfThisRun ? at - (system - this.now()) : at;
  };

  readonly ofTranscript = this.ofSystem;

  readonly listen = (): ((serverDate: number) => void) => {
    const left = this.#counter();
    return (serverDate) => {
      const came = this.#counter();
      if (came - left <= LONGEST_ROUND_TRIP_MS) this.#take(serverDate, (left + came) / 2);
    };
  };

  readonly takeDate = ({ serverDate, at, tookMs }: DatedAnswer): void => {
    // By the system's clock, the only one that both processes have: where it was set meanwhile, the error is as small
    // as the time allowed.
    const sinceMs = this.#machine.system() - at;
    if (sinceMs < 0 || sinceMs > HANDED_ON_WITHIN_MS || tookMs < 0 || tookMs > LONGEST_ROUND_TRIP_MS) return;
    this.#take(serverDate, this.#counter() - sinceMs - tookMs / 2);
  };

  readonly earliest = (): number => {
    if (this.#timeNow() !== null) return this.now();
    const stored = this.#stored;
    const last = stored === null ? WRITTEN_AT : stored.bootAt + stored.uptimeMs;
    return Math.min(this.#machine.system(), Math.max(WRITTEN_AT, last));
  };

  readonly isSettled = (): boolean => this.#timeNow() !== null || this.#counter() >= PATIENCE_MS;

  readonly aheadMs = (): number | null => aheadWorthSaying(this.#machine.system() - this.now());

  /** Ms since this clock was made, sleep included. */
  #counter(): number {
    // Where one of the two stands still while the machine sleeps, the other one goes on.
    return Math.max(this.monotonic(), this.#machine.uptime() - this.#uptimeAtStart);
  }

  #systemZero(): number {
    return this.#machine.system() - this.#counter();
  }

  #take(serverDate: number, counter: number): void {
    if (serverDate < WRITTEN_AT || serverDate > LATEST) return;
    // Whole seconds, rounded down.
    this.#time = addServerTime(this.#timeNow(), serverDate + 500 - counter, this.#systemZero());
    this.#store(this.#time);
  }

  /** Anthropic's time: by an answer, or as it was stored in this run of the machine. */
  #timeNow(): ServerTime | null {
    if (this.#time !== null || this.#memory === null) return this.#time;
    const counter = this.#counter();
    if (counter - this.#lookedAt < LOOK_EVERY_MS) return null;
    this.#lookedAt = counter;
    this.#stored = this.#memory.load();
    if (this.#stored === null || !this.#holds(this.#stored)) return null;
    const zero = this.#stored.bootAt + this.#machine.uptime() - counter;
    this.#time = { zeros: [zero], zero };
    return this.#time;
  }

  /** Whether what was stored is of this run of the machine. */
  #holds({ bootId, systemBootAt, uptimeMs }: StoredTime): boolean {
    const uptime = this.#machine.uptime();
    if (uptime < uptimeMs - SAME_BOOT_MS) return false;
    const own = this.#machine.bootId();
    if (own !== null && bootId !== null) return own === bootId;
    // Without a name of the run: the clock was neither set nor started anew.
    return Math.abs(this.#machine.system() - uptime - systemBootAt) <= SAME_BOOT_MS;
  }

  #store({ zero }: ServerTime): void {
    const uptimeMs = this.#machine.uptime();
    const time: StoredTime = {
      bootAt: zero + this.#counter() - uptimeMs,
      systemBootAt: this.#machine.system() - uptimeMs,
      uptimeMs,
      bootId: this.#machine.bootId(),
    };
    if (this.#stored !== null && !isNews(this.#stored, time)) return;
    this.#stored = time;
    this.#memory?.save(time);
  }
}

function isNews(stored: StoredTime, time: StoredTime): boolean {
  const moved = (a: number, b: number, by: number) => Math.abs(a - b) > by;
  return (
    stored.bootId !== time.bootId ||
    moved(stored.bootAt, time.bootAt, 1000) ||
    moved(stored.systemBootAt, time.systemBootAt, SAME_BOOT_MS / 2) ||
    moved(stored.uptimeMs, time.uptimeMs, RENEWED_AFTER_MS)
  );
}
