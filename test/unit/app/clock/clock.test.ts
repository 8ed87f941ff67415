import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createClock } from '../../../../electron/app/clock/clock';
import { createClockMemory } from '../../../../electron/app/clock/clock-memory';
import type { MachineTime } from '../../../../electron/app/clock/machine-time';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** 2026-11-21T20:00:00Z. */
const START = 1_795_291_200_000;

/** A machine whose clock is `aheadMs` ahead, in a world whose time the test lets pass. */
class Machine implements MachineTime {
  /** Anthropic's time. */
  time = START;
  /** While it sleeps, the monotonic clock stands still. */
  #awake = 0;
  #startedAt = START - 3 * HOUR;
  #boots = 1;
  named = true;

  readonly dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-clock-'));

  constructor(public aheadMs: number) {
    onTestFinished(() => {
      fs.rmSync(this.dataDir, { recursive: true, force: true });
    });
  }

  readonly system = () => this.time + this.aheadMs;
  readonly monotonic = () => this.#awake;
  readonly uptime = () => this.time - this.#startedAt;
  readonly bootId = () => (this.named ? `boot-${String(this.#boots)}` : null);

  pass(ms: number): void {
    this.time += ms;
    this.#awake += ms;
  }

  sleep(ms: number): void {
    this.time += ms;
  }

  reboot(ms: number): void {
    this.time += ms;
    this.#startedAt = this.time - MINUTE;
    this.#boots += 1;
    this.#awake = 0;
  }

  /** `Date` as an answer has it. */
  date(): number {
    return Math.floor(this.time / SECOND) * SECOND;
  }
}

const open = (machine: Machine) => createClock(1, createClockMemory(machine.dataDir), machine);
const answer = (clock: ReturnType<typeof open>, machine: Machine, date?: number) => {
  const hear = clock.listen();
  machine.pass(300);
  hear(date ?? machine.date());
};
/** By how much the clock is off, ms. */
const off = (clock: ReturnType<typeof open>, machine: Machine) => Math.abs(clock.now() - machine.time);

describe('the clock of an app whose time runs faster', () => {
  it('converts an instant of the system’s clock to its own time', async () => {
    const clock = createClock(1000);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const before = clock.now();
    const at = clock.ofSystem(Date.now());
    // Both began at a whole millisecond, which is a second of its time.
    expect(at).toBeGreaterThanOrEqual(before - 2000);
    expect(at).toBeLessThanOrEqual(clock.now() + 2000);
    expect(clock.ofSystem(Date.now() + 100) - at).toBeGreaterThanOrEqual(100_000);
  });

  it('a clock in fast motion is never corrected', () => {
    const clock = createClock(1000);
    const before = clock.now();
    clock.listen()(before - 5 * HOUR);
    expect(clock.now()).toBeGreaterThanOrEqual(before);
    expect(clock.aheadMs()).toBeNull();
  });
});

describe('a machine whose clock is right', () => {
  it('a right system clock is used to the millisecond, with and without answers', () => {
    const machine = new Machine(0);
    const clock = open(machine);
    expect(clock.now()).toBe(machine.system());
    answer(clock, machine);
    machine.pass(HOUR);
    expect(clock.now()).toBe(machine.system());
    expect(clock.ofSystem(machine.system() - MINUTE)).toBe(machine.time - MINUTE);
    expect(clock.aheadMs()).toBeNull();
  });
});

describe.each([2 * HOUR, -3 * HOUR, 26 * HOUR, 400 * DAY, -400 * DAY, 3 * MINUTE])(
  'a machine whose clock is %d ms ahead',
  (aheadMs) => {
    it('a wrong system clock is replaced by Anthropic’s time from the first answer on, and its error is given', () => {
      const machine = new Machine(aheadMs);
      const clock = open(machine);
      expect([clock.now(), clock.aheadMs()]).toEqual([machine.system(), null]);
      answer(clock, machine);
      expect(off(clock, machine)).toBeLessThanOrEqual(SECOND);
      expect(clock.aheadMs()).toBe(aheadMs);
      machine.pass(5 * HOUR);
      expect(off(clock, machine)).toBeLessThanOrEqual(SECOND);
      expect(
        Math.abs(clock.ofSystem(machine.system() - MINUTE) - (machine.time - MINUTE)),
      ).toBeLessThanOrEqual(SECOND);
    });

    it('the time does not change when a wrong system clock is corrected while the app runs', () => {
      const machine = new Machine(aheadMs);
      const clock = open(machine);
      answer(clock, machine);
      machine.aheadMs = 0;
      expect(off(clock, machine)).toBeLessThanOrEqual(SECOND);
      expect(clock.aheadMs()).toBeNull();
    });

    it('Anthropic’s time is still used after a restart and after a sleep', () => {
      const machine = new Machine(aheadMs);
      answer(open(machine), machine);
      machine.pass(20 * MINUTE);
      const again = open(machine);
      expect(off(again, machine)).toBeLessThanOrEqual(2 * SECOND);
      machine.sleep(9 * HOUR);
      expect(off(again, machine)).toBeLessThanOrEqual(2 * SECOND);
      expect(again.isSettled()).toBe(true);
    });

    it('the saved time is used after a correction while the app was closed, if the id of the machine’s run is the same', () => {
      const machine = new Machine(aheadMs);
      answer(open(machine), machine);
      machine.pass(20 * MINUTE);
      machine.aheadMs = 0;
      expect(off(open(machine), machine)).toBeLessThanOrEqual(SECOND);
    });

    it('without an id of the run, the saved time is used until the clock is set', () => {
      const machine = new Machine(aheadMs);
      machine.named = false;
      answer(open(machine), machine);
      machine.pass(20 * MINUTE);
      expect(off(open(machine), machine)).toBeLessThanOrEqual(2 * SECOND);
      machine.aheadMs += HOUR;
      const doubtful = open(machine);
      expect(doubtful.now()).toBe(machine.system());
      expect(doubtful.isSettled()).toBe(false);
    });

    it('after a restart of the machine the time is unsettled until the first answer, or for a minute', () => {
      const machine = new Machine(aheadMs);
      answer(open(machine), machine);
      machine.reboot(HOUR);
      const clock = open(machine);
      expect(clock.isSettled()).toBe(false);
      // It cannot be earlier than the last answer was, nor need it be later.
      expect(clock.earliest()).toBeLessThanOrEqual(machine.time);
      machine.pass(MINUTE);
      expect(clock.isSettled()).toBe(true);
      answer(clock, machine);
      expect(off(clock, machine)).toBeLessThanOrEqual(SECOND);
    });
  },
);

describe('an answer with a wrong date', () => {
  it('an answer with a wrong date does not count among right ones', () => {
    const machine = new Machine(2 * HOUR);
    const clock = open(machine);
    answer(clock, machine);
    for (const wrong of [5 * HOUR, -3 * DAY, 300 * DAY]) {
      answer(clock, machine, machine.date() + wrong);
      expect(off(clock, machine)).toBeLessThanOrEqual(SECOND);
      for (let turn = 0; turn < 2; turn += 1) answer(clock, machine);
      expect(off(clock, machine)).toBeLessThanOrEqual(SECOND);
    }
  });

  it.each([0, Date.UTC(2025, 11, 31), Date.UTC(2101, 0)])(
    'an answer with the impossible date %d is ignored',
    (date) => {
      const machine = new Machine(0);
      const clock = open(machine);
      answer(clock, machine, date);
      expect(clock.now()).toBe(machine.system());
    },
  );

  it('an answer that took minutes is ignored', () => {
    const machine = new Machine(0);
    const clock = open(machine);
    const hear = clock.listen();
    const date = machine.date();
    machine.sleep(10 * MINUTE);
    hear(date);
    expect(clock.now()).toBe(machine.system());
  });
});

describe('an answer that another process has got', () => {
  const told = (clock: ReturnType<typeof open>, machine: Machine, lateMs: number, tookMs = 300) => {
    const serverDate = machine.date();
    machine.pass(tookMs / 2);
    const at = machine.system();
    machine.pass(lateMs);
    clock.takeDate({ serverDate, at, tookMs });
  };

  it('an answer to another process sets the clock, also some seconds late', () => {
    const machine = new Machine(-2 * HOUR);
    const clock = open(machine);
    told(clock, machine, 8 * SECOND);
    expect(off(clock, machine)).toBeLessThanOrEqual(SECOND);
    expect(clock.aheadMs()).toBe(-2 * HOUR);
  });

  it('an answer to another process is ignored if it is old, took long, or is from the future', () => {
    const machine = new Machine(2 * HOUR);
    const clock = open(machine);
    told(clock, machine, 20 * SECOND);
    told(clock, machine, 0, 2 * MINUTE);
    clock.takeDate({ serverDate: machine.date(), at: machine.system() + MINUTE, tookMs: 300 });
    expect(clock.now()).toBe(machine.system());
  });

  it('an answer to another process does not spoil a clock that was set before it arrived', () => {
    const machine = new Machine(0);
    const clock = open(machine);
    for (let turn = 0; turn < 3; turn += 1) told(clock, machine, 0);
    for (const aheadMs of [-HOUR, -5 * SECOND, 5 * SECOND, 30 * SECOND, HOUR]) {
      const [serverDate, at] = [machine.date(), machine.system()];
      machine.aheadMs = aheadMs;
      clock.takeDate({ serverDate, at, tookMs: 300 });
      machine.aheadMs = 0;
      expect(off(clock, machine)).toBeLessThanOrEqual(SECOND);
    }
  });
});

describe('a counter that stood still (a suspended virtual machine)', () => {
  it('after a suspension, the clock is corrected by the first answer that agrees with the machine’s clock', () => {
    const machine = new Machine(0);
    let lost = 0;
    const { system, monotonic, bootId } = machine;
    const still: MachineTime = { system, monotonic, bootId, uptime: () => machine.uptime() - lost };
    const clock = createClock(1, null, still);
    answer(clock, machine);
    answer(clock, machine);
    answer(clock, machine);
    machine.sleep(8 * HOUR);
    lost = 8 * HOUR;
    answer(clock, machine);
    expect(clock.now()).toBe(machine.system());
  });
});

describe('a file that is damaged', () => {
  it.each(['', '{', '[]', '{"bootAt":"x"}', 'null'])('a saved time %s is ignored', (text) => {
    const machine = new Machine(2 * HOUR);
    fs.writeFileSync(path.join(machine.dataDir, 'clock.json'), text);
    const clock = open(machine);
    expect(clock.now()).toBe(machine.system());
    answer(clock, machine);
    expect(off(clock, machine)).toBeLessThanOrEqual(SECOND);
  });

  it('in a folder that cannot be written, the time is used while the process runs', () => {
    const machine = new Machine(2 * HOUR);
    fs.rmSync(machine.dataDir, { recursive: true });
    const clock = open(machine);
    answer(clock, machine);
    expect(off(clock, machine)).toBeLessThanOrEqual(SECOND);
  });
});

it('one process uses the time that another one of the data folder has saved', () => {
  const machine = new Machine(2 * HOUR);
  const [app, watch] = [open(machine), open(machine)];
  expect(watch.now()).toBe(machine.system());
  answer(app, machine);
  machine.pass(2 * SECOND);
  expect(off(watch, machine)).toBeLessThanOrEqual(SECOND);
});
