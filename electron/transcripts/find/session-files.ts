import fs from 'node:fs';
import path from 'node:path';
import { transcriptsBelow } from './find-transcripts';

/** A transcript of a session, and whose it is. */
export interface SessionFile {
  readonly path: string;
  /** The sub-agent; `null`: the session's own. */
  readonly agent: string | null;
}

/** So much of a sub-agent's file is looked at to learn whose it is. */
const HEAD = 64 * 1024;

/** Finds a session's transcripts: its own, those in its folder, and older sub-agents' beside it. */
export class SessionFiles {
  readonly #sessionId: string;
  readonly #known: () => Iterable<string>;
  #own: readonly string[] = [];
  /** Files beside the session's own that were looked into, and whether they are its sub-agents'. */
  readonly #beside = new Map<string, boolean>();

  /** @param known all transcripts that there are */
  constructor(sessionId: string, known: () => Iterable<string>) {
    this.#sessionId = sessionId;
    this.#known = known;
  }

  find(): readonly SessionFile[] {
    if (this.#own.length === 0) {
      const name = `${this.#sessionId}.jsonl`;
      this.#own = [...this.#known()].filter((file) => path.basename(file) === name);
    }
    return this.#own.flatMap((own) => {
      const dir = path.dirname(own);
      const agents = [...transcriptsBelow(path.join(dir, this.#sessionId)), ...this.#besideIn(dir)];
      return [
        { path: own, agent: null },
        ...agents.map((file) => ({ path: file, agent: path.basename(file, '.jsonl') })),
      ];
    });
  }

  #besideIn(dir: string): readonly string[] {
    let names: readonly string[];
    try {
      names = fs.readdirSync(dir);
    } catch {
      return [];
    }
    return names
      .filter((name) => name.startsWith('agent-') && name.endsWith('.jsonl'))
      .map((name) => path.join(dir, name))
      .filter((file) => this.#isOurs(file));
  }

  #isOurs(file: string): boolean {
    const before = this.#beside.get(file);
    if (before !== undefined) return before;
    const head = headOf(file);
    // Nothing can be said of a first line that is not there yet.
    if (head === null || !head.includes('\n')) return false;
    const isOurs = /"sessionId"\s*:\s*"([^"]*)"/.exec(head)?.[1] === this.#sessionId;
    this.#beside.set(file, isOurs);
    return isOurs;
  }
}

function headOf(file: string): string | null {
  let fd: number | null = null;
  try {
    if (!fs.statSync(file).isFile()) return null;
    fd = fs.openSync(file, 'r');
    const bytes = Buffer.alloc(HEAD);
    return bytes.toString('latin1', 0, fs.readSync(fd, bytes, 0, HEAD, 0));
  } catch {
    return null;
  } finally {
    if (fd !== null) fs.closeSync(fd);
  }
}
