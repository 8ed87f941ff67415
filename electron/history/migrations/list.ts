import type { Database } from 'better-sqlite3';
import { samples } from './001-samples';
import { serverClock } from './002-server-clock';

/** A step of the schema; the number becomes `user_version`. Released steps are never edited. */
export interface Migration {
  readonly version: number;
  readonly up: (db: Database) => void;
}

/** All steps, ascending. */
export const migrations: readonly Migration[] = [
  { version: 1, up: samples },
  { version: 2, up: serverClock },
];
