import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { LimitWindow, Observation, UsageEvent } from '../../../electron/core/usage/usage';
import type { EventFields } from '../../../electron/core/usage/usage-event';
import { createHistory, type History, type Reading } from '../../../electron/history/history';
import { openHistory } from '../../../electron/history/open';
import { usageEvent } from '../../support/events';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
/** 2026-11-21T20:00:00Z. */
export const START = 1_795_291_200_000;
export const ALWAYS = { since: 0, until: Number.MAX_SAFE_INTEGER };
export const KEY = 'org-1';

/** A folder that is gone after the test. */
export function folder(): string {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-history-'));
  onTestFinished(() => {
    fs.rmSync(dir, { recursive: true, force: true });
  });
  return dir;
}

/** A new history in a folder of its own, closed after the test. */
export function newHistory(dir = folder()): History {
  const { db } = openHistory(dir, START);
  onTestFinished(() => {
    db.close();
  });
  return createHistory(db);
}

export function windowOf(id: string, utilization: number | null, resetsAt: number | null): LimitWindow {
  const rawResetsAt = resetsAt === null ? null : new Date(resetsAt).toISOString();
  return { id, label: id, utilization, resetsAt, rawResetsAt, exactReset: false, severity: 'normal' };
}

/** A reading of some windows of the usual account. */
export function reading(
  at: number,
  percents: Readonly<Record<string, number | null>>,
  rest: Partial<Observation> & {
    readonly events?: readonly UsageEvent[];
    readonly keep?: Reading['keep'];
    readonly resetsAt?: number;
    readonly serverAheadMs?: number | null;
  } = {},
): Reading {
  const { events = [], keep = {}, resetsAt = START + 4 * HOUR, serverAheadMs = 0, ...observation } = rest;
  const account = observation.account ?? KEY;
  return {
    observation: {
      source: 'official_api',
      observedAt: at,
      account,
      organizationId: account,
      httpStatus: 200,
      fresh: true,
      windows: Object.entries(percents).map(([id, percent]) => windowOf(id, percent, resetsAt)),
      ...observation,
    },
    account: { key: account, plan: 'Max', tier: null, organizationId: account, name: null },
    events,
    keep,
    serverAheadMs,
  };
}

export function eventOf(kind: UsageEvent['kind'], at: number, rest: Partial<EventFields> = {}): UsageEvent {
  return usageEvent({ kind, at, window: 'five_hour', value: null, early: false, account: KEY, ...rest });
}
