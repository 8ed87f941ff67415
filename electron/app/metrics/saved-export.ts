import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { LastExport } from '../../core/metrics/metrics-state';
import type { History } from '../../history/history';

const INSTANCE = 'telemetry-instance';
const EXPORT = 'telemetry-export';
const SCRAPE = 'telemetry-scrape';
const HEADERS = 'telemetry-headers';

/** A success after a success is stored at most this often, in ms, so that the disk can sleep. */
const REPEAT_MS = 600_000;

const StoredExport = z.object({ at: z.number(), ok: z.boolean(), reason: z.string().nullable() });
const StoredScrape = z.object({ at: z.number(), reason: z.string() });

/** The state of metrics that is stored over a restart, in the history's `kept` table; the command's doctor reads it too. */
export interface TelemetryMemory {
  /** A random id of this installation; made and stored the first time. */
  readonly instanceId: (now: number) => string;
  readonly lastExport: () => LastExport | null;
  readonly saveExport: (last: LastExport) => void;
  /** Why the endpoint could not be opened; `null` when it could, or was not tried. */
  readonly scrapeFailure: () => { readonly at: number; readonly reason: string } | null;
  readonly saveScrape: (reason: string | null, now: number) => void;
  /** Whether the keychain has headers; if not, the keychain is not read and opens no dialog. */
  readonly hasHeaders: () => boolean;
  readonly saveHasHeaders: (has: boolean, now: number) => void;
}

export function createTelemetryMemory(history: Pick<History, 'kept' | 'keep'>): TelemetryMemory {
  const lastExport = () => StoredExport.safeParse(history.kept(EXPORT)).data ?? null;
  const scrapeFailure = () => StoredScrape.safeParse(history.kept(SCRAPE)).data ?? null;
  return {
    instanceId: (now) => {
      const stored = z.uuid().safeParse(history.kept(INSTANCE));
      if (stored.success) return stored.data;
      const id = randomUUID();
      history.keep(INSTANCE, id, now);
      return id;
    },
    lastExport,
    saveExport: (last) => {
      const before = lastExport();
      const hasChanged = before?.ok !== last.ok || before.reason !== last.reason;
      if (hasChanged || last.at - before.at >= REPEAT_MS) history.keep(EXPORT, last, last.at);
    },
    scrapeFailure,
    saveScrape: (reason, now) => {
      if ((scrapeFailure()?.reason ?? null) === reason) return;
      history.keep(SCRAPE, reason === null ? null : { at: now, reason }, now);
    },
    hasHeaders: () => history.kept(HEADERS) === true,
    saveHasHeaders: (has, now) => {
      history.keep(HEADERS, has, now);
    },
  };
}
