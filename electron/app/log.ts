import path from 'node:path';
import { escapedLine } from '../core/text/plain-text';
import { redact } from '../core/redact';
import { appendPlainly } from '../platform/write-whole';
import type { LogLevel } from './environment';

/** A logger of one part of the app. It redacts each entry, so that no caller can forget to. */
export interface Log {
  readonly debug: (message: string, facts?: LogFacts) => void;
  readonly info: (message: string, facts?: LogFacts) => void;
  readonly warn: (message: string, facts?: LogFacts) => void;
  readonly error: (message: string, facts?: LogFacts) => void;
  /** The same log under the name of another part. */
  readonly scope: (name: string) => Log;
}

/** The log as a whole. */
export interface WholeLog extends Log {
  /** Ends writing, in every scope. */
  readonly end: () => void;
}

export type LogFacts = Readonly<Record<string, string | number | boolean | null>>;

/** Writes finished lines. */
export type LogSink = (line: string) => void;

const rank: Readonly<Record<LogLevel, number>> = { debug: 0, info: 1, warn: 2, error: 3 };

/** Creates a log that writes lines of at least `level` to all `sinks`. */
export function createLog(level: LogLevel, now: () => number, sinks: readonly LogSink[]): WholeLog {
  const state = { hasEnded: false };
  const end = () => {
    state.hasEnded = true;
  };
  return { ...scopedLog({ level, now, sinks, state }, 'app'), end };
}

interface LogParts {
  readonly level: LogLevel;
  readonly now: () => number;
  readonly sinks: readonly LogSink[];
  /** Shared by all scopes. */
  readonly state: { hasEnded: boolean };
}

function scopedLog(parts: LogParts, scope: string): Log {
  const { level, now, sinks, state } = parts;
  const write =
    (at: LogLevel) =>
    (message: string, facts: LogFacts = {}) => {
      if (state.hasEnded || rank[at] < rank[level]) return;
      const pairs = Object.entries(facts).map(([key, value]) => ` ${key}=${String(value)}`);
      const line = redact(`${new Date(now()).toISOString()} ${at} ${scope}: ${message}${pairs.join('')}`);
      // One line an entry, without control characters: no value can imitate another entry or control a terminal.
      for (const sink of sinks) sink(escapedLine(line));
    };
  return {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    scope: (name) => scopedLog(parts, name),
  };
}

const MAX_BYTES = 1024 * 1024;

/**
 * A sink into `quotide.log` of the data folder; at 1 MB the file becomes `quotide.log.old`. Failures are ignored, since
 * a log that cannot be written must not end the app.
 */
export function fileSink(dataDir: string): LogSink {
  const file = path.join(dataDir, 'quotide.log');
  return (line) => {
    try {
      appendPlainly(file, `${line}\n`, MAX_BYTES);
    } catch {
      // Disk full or read-only: the app continues without a log file.
    }
  };
}
