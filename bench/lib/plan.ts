import type { Row } from './table';

/** The parameters of a run, from `bench/run.mjs`. */
export interface Plan {
  /** The Electron executable. */
  readonly exe: string;
  /** The checkout, with a built `dist/`. */
  readonly root: string;
  /** As root only, where Chromium refuses to start otherwise. */
  readonly noSandbox: boolean;
  /** Of the benches to run; all where empty. */
  readonly names: readonly string[];
  /** Options of single benches, `hours=24`. */
  readonly options: Readonly<Record<string, string>>;
  /** `node_modules` with the programs for comparison; `null` where none is needed. */
  readonly peers: string | null;
  /** The unpacked folder of a package; `null` where none is needed. */
  readonly packaged: string | null;
}

/** One bench: measures and gives its lines of the table; rejects where it could not measure. */
export type Bench = (plan: Plan) => Promise<readonly Row[]>;

/** A line of progress. */
export function progress(line: string): void {
  process.stderr.write(`   ${line}\n`);
}
