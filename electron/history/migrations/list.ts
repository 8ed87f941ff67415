import type { Database } from 'better-sqlite3';
import { samples } from './001-samples';
import { serverClock } from './002-server-clock';
import { compact } from './003-compact';
import { rollups } from './004-rollups';
import { periods } from './005-periods';
import { ledger } from './006-ledger';
import { forecasts } from './007-forecasts';
import { titles } from './008-titles';
import { fewerIndexes } from './009-fewer-indexes';
import { transcriptMemory } from './010-transcript-memory';
import { counting } from './011-counting';
import { terms } from './012-terms';
import { quarters } from './013-quarters';
import { machines } from './014-machines';

/** A step of the schema; the number becomes `user_version`. Released steps are never edited. */
export interface Migration {
  readonly version: number;
  readonly up: (db: Database) => void;
}

/** All steps, ascending. */
export const migrations: readonly Migration[] = [
  { version: 1, up: samples },
  { version: 2, up: serverClock },
  { version: 3, up: compact },
  { version: 4, up: rollups },
  { version: 5, up: periods },
  { version: 6, up: ledger },
  { version: 7, up: forecasts },
  { version: 8, up: titles },
  { version: 9, up: fewerIndexes },
  { version: 10, up: transcriptMemory },
  { version: 11, up: counting },
  { version: 12, up: terms },
  { version: 13, up: quarters },
  { version: 14, up: machines },
];

/** The schema that this version of Quotide writes. */
export const latestVersion = migrations.at(-1)?.version ?? 0;
