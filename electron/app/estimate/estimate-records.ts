import type { Calibration } from '../../core/estimate/learning/calibration';
import type { Miss } from '../../core/estimate/learning/miss';
import type { Clock } from '../clock/clock';
import type { LearningResult } from './estimate-learning';
import type { EstimateMemory, UserEntry } from './estimate-memory';
import type { Log } from '../log';

/** The facts that the estimates of one account are computed from, as they are in memory. */
export interface EstimateRecord {
  readonly calibration: Calibration | null;
  readonly entry: UserEntry;
  readonly misses: readonly Miss[];
  /** When the calibration was last loaded or saved, epoch ms. */
  readonly savedAt: number;
}

/** A calibration without new pairs is saved this often, in ms: after a crash the last readings are learned again. */
const SAVE_EVERY_MS = 30 * 60_000;

/** The records of all accounts: loaded when first asked for, saved when they change. */
export class EstimateRecords {
  readonly #memory: EstimateMemory;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #log: Log;
  readonly #records = new Map<string, EstimateRecord>();

  constructor(memory: EstimateMemory, clock: Pick<Clock, 'now'>, log: Log) {
    this.#memory = memory;
    this.#clock = clock;
    this.#log = log;
  }

  of(account: string): EstimateRecord {
    const found = this.#records.get(account);
    if (found !== undefined) return found;
    const record = {
      calibration: this.#memory.calibration(account),
      entry: this.#memory.userEntry(account),
      misses: this.#memory.misses(account),
      savedAt: this.#clock.now(),
    };
    this.#records.set(account, record);
    return record;
  }

  /** @throws Error when the entry cannot be stored; the record is then as before. */
  setEntry(account: string, entry: UserEntry): void {
    this.#memory.saveUserEntry(account, entry, this.#clock.now());
    this.#records.set(account, { ...this.of(account), entry });
  }

  /** @throws Error when the calibration or the misses cannot be stored. */
  addLearned(account: string, { calibration, misses }: LearningResult): void {
    const now = this.#clock.now();
    const before = this.of(account);
    const isSaved = isSaveDue(before, calibration, now);
    if (isSaved) this.#memory.saveCalibration(calibration, now);
    const after = { ...before, calibration, savedAt: isSaved ? now : before.savedAt };
    this.#records.set(account, after);
    if (misses.length === 0) return;
    const allMisses = [...before.misses, ...misses];
    this.#records.set(account, { ...after, misses: allMisses });
    this.#memory.saveMisses(account, allMisses, now);
    for (const { window, estimate, official, silentMs } of misses)
      this.#log.info('an estimate was checked', { window, estimate, official, silentMs });
  }

  /** Gives the record of an account to another key; false when there is none in memory. */
  rename(from: string, to: string): boolean {
    const record = this.#records.get(from);
    if (record === undefined) return false;
    this.#records.delete(from);
    const { calibration } = record;
    this.#records.set(to, { ...record, calibration: calibration && { ...calibration, account: to } });
    return true;
  }

  /** Empties the memory of this process; what is stored stays. */
  clear(): void {
    this.#records.clear();
  }

  /** @throws Error when a calibration cannot be stored. */
  saveCalibrations(): void {
    for (const { calibration } of this.#records.values())
      if (calibration !== null) this.#memory.saveCalibration(calibration, this.#clock.now());
  }
}

/** Whether a new calibration of an account has to be stored now. */
function isSaveDue(before: EstimateRecord, calibration: Calibration, now: number): boolean {
  if (before.calibration === calibration) return false;
  if (before.calibration === null) return true;
  return hasNewPairs(before.calibration, calibration) || now - before.savedAt >= SAVE_EVERY_MS;
}

function hasNewPairs(before: Calibration, after: Calibration): boolean {
  const newest = ({ windows }: Calibration) => windows.map(({ pairs }) => pairs.at(-1)?.at ?? null);
  const [old, present] = [newest(before), newest(after)];
  return old.length !== present.length || old.some((at, index) => at !== present[index]);
}
