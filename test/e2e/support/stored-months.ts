import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Month } from '../../fakes/month';
import { seedHistory } from '../../fakes/seed-history';

/** Simulated months, stored as the app stores its history: that takes seconds of a core, so each is stored once and copied. */
export class StoredMonths {
  readonly #folder = mkdtempSync(join(tmpdir(), 'quotide-months-'));
  readonly #stored = new Map<Month, string>();

  /** Puts a month's history into a data folder. */
  copyTo(dataDir: string, month: Month): void {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const stored = this.#stored.get(month) ?? this.#store(month);
    for (const name of readdirSync(stored)) copyFileSync(join(stored, name), join(dataDir, name));
  }

  #store(month: Month): string {
    const folder = join(this.#folder, String(this.#stored.size));
    seedHistory(folder, month);
    this.#stored.set(month, folder);
    return folder;
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
