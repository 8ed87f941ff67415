import { aheadWorthSaying, addServerTime, isSameClock, type ServerTime } from '../../core/time/server-time';
import type { ClockMemory, StoredTime } from './clock-memory';
import type { AppClock, DatedAnswer } from './clock-type';
import type { MachineTime } from './machine-time';
import { waitFor } from './wait-for';

/** This code was written then: an earlier `Date` is wrong, and a login that ended earlier has expired. */
const WRITTEN_AT = Date.UTC(2026, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);
/** A slower answer is not used, since it may have been dated at any moment of its round trip. */
const LONGEST_ROUND_TRIP_MS = 60_000;
/** An answer that another process passed on later than this, in ms, is not used. */
const HANDED_ON_WITHIN_MS = 10_000;
/** Ms without an answer after which the machine's clock is used. */
const PATIENCE_MS = 60_000;
/** Ms between two looks for a time that another process has stored, while this one has none. */
const LOOK_EVERY_MS = 1000;
/** If the start of the machine differs by more than this, in ms, it was started again, or its clock was set. */
const SAME_BOOT_MS = 30_000;
/** The time is stored each hour, since after a restart of the machine it is the earliest that it can be. */
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
    // A system clock that is right is used, since an answer has whole seconds only.
    return isSameClock(known, system) ? system : known;
  };

  readonly ofSystem = (at: number): number => {
    const system = this.#machine.system();
    // A date before the start of the machine is left as it is: the clock may have been right then.
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
    // Both processes have only the system's clock in common. If it was set meanwhile, the error is at most the allowed
    // delay.
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
    // On some systems one of the two stands still while the machine sleeps.
    return Math.max(this.monotonic(), this.#machine.uptime() - this.#uptimeAtStart);
  }

  #systemZero(): number {
    return this.#machine.system() - this.#counter();
  }

  #take(serverDate: number, counter: number): void {
    if (serverDate < WRITTEN_AT || serverDate > LATEST) return;
    // The header has whole seconds, rounded down: half a second is added.
    this.#time = addServerTime(this.#timeNow(), serverDate + 500 - counter, this.#systemZero());
    this.#store(this.#time);
  }

  /** Anthropic's time, by an answer or as stored in this run of the machine; `null`: unknown. */
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

  /** Whether the stored time is of this run of the machine. */
  #holds({ bootId, systemBootAt, uptimeMs }: StoredTime): boolean {
    const uptime = this.#machine.uptime();
    if (uptime < uptimeMs - SAME_BOOT_MS) return false;
    const own = this.#machine.bootId();
    if (own !== null && bootId !== null) return own === bootId;
    // Without a name of the run, an equal start means: neither restarted nor set.
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
    if (this.#stored !== null && !hasMoved(this.#stored, time)) return;
    this.#stored = time;
    this.#memory?.save(time);
  }
}

function hasMoved(stored: StoredTime, time: StoredTime): boolean {
  const moved = (a: number, b: number, by: number) => Math.abs(a - b) > by;
  return (
    stored.bootId !== time.bootId ||
    moved(stored.bootAt, time.bootAt, 1000) ||
    moved(stored.systemBootAt, time.systemBootAt, SAME_BOOT_MS / 2) ||
    moved(stored.uptimeMs, time.uptimeMs, RENEWED_AFTER_MS)
  );
}
