import type { Account, Observation, UsageEvent } from '../../core/usage/usage';

/** All that one reading stores; it is stored whole or not at all. */
export interface Reading {
  readonly observation: Observation;
  readonly account: Account;
  readonly events: readonly UsageEvent[];
  /** By how much the server's clock was ahead of ours (ms); `null` when it did not say. */
  readonly serverAheadMs: number | null;
  /** Values for `kept`, by name. */
  readonly keep: Readonly<Record<string, unknown>>;
}
