import { z } from 'zod';
import type { Values } from '../history/values';

/**
 * A right that one process at a time has: to poll, or to have a request under way. It is stored in the history's file,
 * so that the app and the commands over one data folder share it.
 */
export interface Lease {
  /** Gets or renews it for `ttlMs`; false while another living process has it. */
  readonly claim: (now: number, ttlMs: number) => boolean;
  /** Whether another living process has it. */
  readonly heldByAnother: (now: number) => boolean;
  readonly release: () => void;
}

const Stored = z.object({ pid: z.int(), nonce: z.string(), until: z.number() });

/** The owner of a lease: the process, and a word that distinguishes two leases of one process. */
export interface Owner {
  readonly pid: number;
  readonly nonce: string;
  readonly isAlive: (pid: number) => boolean;
}

/** The lease `name` for `owner`, over the values of an open history. */
export function createLease(values: Values, name: string, owner: Owner): Lease {
  const key = `lease:${name}`;
  const holder = () => Stored.safeParse(values.get(key)).data ?? null;
  const mine = (held: z.infer<typeof Stored> | null) => held?.pid === owner.pid && held.nonce === owner.nonce;
  const heldByAnother = (now: number) => {
    const held = holder();
    // A process that died, or a clock that was set back by hours, must not block for good.
    return (
      held !== null &&
      !mine(held) &&
      owner.isAlive(held.pid) &&
      held.until > now &&
      held.until < now + 600_000
    );
  };
  const claim = (now: number, ttlMs: number): boolean =>
    values.change(() => {
      if (heldByAnother(now)) return false;
      values.set(key, { pid: owner.pid, nonce: owner.nonce, until: now + ttlMs }, now);
      return true;
    });

  return {
    claim: (now, ttlMs) => {
      try {
        return claim(now, ttlMs);
      } catch {
        // Disk full or read-only: reading still works, and two processes that poll are better than none.
        return !heldByAnother(now);
      }
    },
    heldByAnother,
    release: () => {
      try {
        values.change(() => {
          if (mine(holder())) values.delete(key);
        });
      } catch {
        // The lease expires.
      }
    },
  };
}

/** Whether a process of this machine is alive; one of another user counts as alive. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
