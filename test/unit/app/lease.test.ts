import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { samples } from '../../../electron/history/migrations/001-samples';
import { createValues } from '../../../electron/history/values';
import { createLease, isAlive } from '../../../electron/app/lease';

describe('a lease', () => {
  const set = (alive: (pid: number) => boolean = () => true) => {
    const db = new Database(':memory:');
    samples(db);
    const lease = (pid: number, nonce = 'a') =>
      createLease(createValues(db), 'request', { pid, nonce, isAlive: alive });
    return { db, lease };
  };

  it('belongs to one process at a time, until it is released', () => {
    const { lease } = set();
    const [one, two] = [lease(1), lease(2)];
    expect(one.claim(0, 1000)).toBe(true);
    expect(two.claim(10, 1000)).toBe(false);
    expect(two.heldByAnother(10)).toBe(true);
    expect(one.heldByAnother(10)).toBe(false);
    two.release();
    expect(two.claim(20, 1000)).toBe(false);
    one.release();
    expect(two.claim(30, 1000)).toBe(true);
  });

  it('can be renewed by its owner, and two leases of one process differ', () => {
    const { lease } = set();
    expect(lease(1, 'a').claim(0, 100)).toBe(true);
    expect(lease(1, 'a').claim(90, 100)).toBe(true);
    expect(lease(1, 'b').claim(150, 100)).toBe(false);
  });

  it.each([
    ['its time is over', () => true, 1001],
    ['its holder died', (pid: number) => pid !== 1, 10],
    ['the clock was set back by hours', () => true, -10_000_000],
  ])('is taken over when %s', (_why, alive, now) => {
    const { lease } = set(alive);
    expect(lease(1).claim(0, 1000)).toBe(true);
    expect(lease(2).claim(now, 1000)).toBe(true);
  });

  it.each(['{"pid":"x"}', '{"pid":1,', ''])('is free when %j is stored in its place', (stored) => {
    const { db, lease } = set();
    db.prepare('INSERT INTO kept (name, value, updated_at) VALUES (?, ?, 0)').run('lease:request', stored);
    expect(lease(2).claim(0, 1000)).toBe(true);
  });

  it('isAlive is true for a living process and false for a dead one', () => {
    expect(isAlive(process.pid)).toBe(true);
    expect(isAlive(2 ** 22 + 1)).toBe(false);
  });
});
