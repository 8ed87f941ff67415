import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { LastExport } from '../../core/telemetry';
import type { History } from '../../history/history';

const INSTANCE = 'telemetry-instance';
const EXPORT = 'telemetry-export';
const SCRAPE = 'telemetry-scrape';
const HEADERS = 'telemetry-headers';

/** A success that only repeats the last one is written this often: a disk is not woken each minute for it. */
const REPEAT_MS = 600_000;

const StoredExport = z.object({ at: z.number(), ok: z.boolean(), reason: z.string().nullable() });
const StoredScrape = z.object({ at: z.number(), reason: z.string() });

/** What metrics remember over a restart, in the history's `kept` table; the command's doctor reads it too. */
export interface TelemetryKept {
  /** A random id of this installation, made when it is first asked for. */
  readonly instanceId: (now: number) => string;
  readonly lastExport: () => LastExport | null;
  readonly keepExport: (last: LastExport) => void;
  /** Why the endpoint could not be opened; `null` when it could, or was not tried. */
  readonly scrapeFailure: () => { readonly at: number; readonly reason: string } | null;
  readonly keepScrape: (reason: string | null, now: number) => void;
  /** Whether the keychain holds headers: it is not asked, nor its dialog shown, when it does not. */
  readonly hasHeaders: () => boolean;
  readonly keepHasHeaders: (has: boolean, now: number) => void;
}

export function createTelemetryKept(history: Pick<History, 'kept' | 'keep'>): TelemetryKept {
  const lastExport = () => StoredExport.safeParse(history.kept(EXPORT)).data ?? null;
  const scrapeFailure = () => StoredScrape.safeParse(history.kept(SCRAPE)).data ?? null;
  return {
    instanceId: (now) => {
      const stored = z.uuid().safeParse(history.kept(INSTANCE));
      if (stored.success) return stored.data;
      const made = randomUUID();
      history.keep(INSTANCE, made, now);
      return made;
    },
    lastExport,
    keepExport: (last) => {
      const before = lastExport();
      const isNews = before?.ok !== last.ok || before.reason !== last.reason;
      if (isNews || last.at - before.at >= REPEAT_MS) history.keep(EXPORT, last, last.at);
    },
    scrapeFailure,
    keepScrape: (reason, now) => {
      if ((scrapeFailure()?.reason ?? null) === reason) return;
      history.keep(SCRAPE, reason === null ? null : { at: now, reason }, now);
    },
    hasHeaders: () => history.kept(HEADERS) === true,
    keepHasHeaders: (has, now) => {
      history.keep(HEADERS, has, now);
    },
  };
}
