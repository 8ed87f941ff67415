import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { BATCH_USES } from '../../../electron/transcripts/batch';
import { Intake, type IntakeParts } from '../../../electron/transcripts/intake';
import type { MemoryPack } from '../../../electron/transcripts/find/memory-pack';
import type { TokenUse } from '../../../electron/core/tokens/tokens';
import { useOf } from '../../fakes/token-use';

const memory: MemoryPack = { names: '[]', numbers: new Uint8Array() };
const uses = (count: number): readonly TokenUse[] =>
  Array.from({ length: count }, (_, index) => useOf(`msg_${String(index)}`));

/** An intake whose ledger takes `msEach` for each use, and what came to it, in its order. */
function desk({ msEach = 0.01, shared = true, ...parts }: Partial<IntakeParts> & { msEach?: number } = {}) {
  const told: (string | number)[] = [];
  let now = 0;
  const intake = new Intake({
    shared,
    now: () => now,
    failed: (error) => told.push(String(error)),
    sink: {
      add: (some) => {
        now += some.length * msEach;
        told.push(some.length);
      },
      title: () => told.push('title'),
    },
    memory: { load: () => [], save: () => told.push('files'), replace: () => undefined },
    ...parts,
  });
  return { intake, told, sizes: () => told.filter((each) => typeof each === 'number') };
}

async function whole(intake: Intake, count: number): Promise<void> {
  await new Promise<void>((done) => {
    intake.add({ uses: uses(count), titles: [], memory, done });
  });
}

describe('the intake of a scan’s results', () => {
  it('the intake writes to the ledger by pieces in the app, with a turn of the loop after each, and files last', async () => {
    const { intake, told, sizes } = desk();
    intake.add({ uses: uses(300), titles: [], memory, done: () => told.push('done') });
    intake.then(() => told.push('next'));
    expect(told).toEqual([100]);
    while (told.at(-1) !== 'next') await turn();
    expect(told).toEqual([100, 200, 'files', 'done', 'next']);
    expect(sizes().reduce((sum, size) => sum + size, 0)).toBe(300);
  });

  it('the intake cuts its pieces so that no transaction takes long, however slow the disk is', async () => {
    const slow = desk({ msEach: 0.1 });
    for (let batch = 0; batch < 5; batch += 1) await whole(slow.intake, BATCH_USES);
    expect(Math.max(...slow.sizes().slice(1))).toBe(50);
    const quick = desk({ msEach: 0.001 });
    for (let batch = 0; batch < 5; batch += 1) await whole(quick.intake, BATCH_USES);
    expect(Math.max(...quick.sizes())).toBe(BATCH_USES);
    const stuck = desk({ msEach: 20 });
    await whole(stuck.intake, BATCH_USES);
    expect(Math.min(...stuck.sizes())).toBe(25);
  });

  it('the intake writes all at once where no window waits', () => {
    const { intake, told } = desk({ shared: false, msEach: 20 });
    intake.add({ uses: uses(BATCH_USES), titles: [], memory, done: () => told.push('done') });
    expect(told).toEqual([BATCH_USES, 'files', 'done']);
  });

  it('the intake ends with the first error: no file counts as read, and no waiting piece is written', async () => {
    const told: string[] = [];
    const { intake, told: failures } = desk({
      sink: {
        add: () => {
          throw new Error('disk full');
        },
        title: () => undefined,
      },
      memory: { load: () => [], save: () => told.push('files'), replace: () => undefined },
    });
    intake.add({ uses: uses(300), titles: [], memory, done: () => told.push('done') });
    await turn();
    expect(failures).toEqual(['Error: disk full']);
    expect(told).toEqual([]);
  });

  it('the intake drops its waiting pieces when it is closed', async () => {
    const { intake, told } = desk();
    intake.add({ uses: uses(300), titles: [], memory, done: () => told.push('done') });
    intake.close();
    await turn();
    await turn();
    expect(told).toEqual([100]);
  });
});
