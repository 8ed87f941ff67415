import type { Words } from '../i18n/words';
import { plainCell } from '../text/plain-text';
import type { Settings } from './settings';

/**
 * What a setting can reach beyond Quotide: a folder with a login, an address that gets data, a program, another
 * machine. */
export type OutsideKind = 'configDir' | 'api' | 'receiver' | 'program' | 'machine';

/** A place or program that a change of settings newly names. */
export interface Outside {
  readonly kind: OutsideKind;
  /** A path, an address or a host. */
  readonly value: string;
}

/**
 * What `after` names and `before` does not. Such a change needs the user's word in a dialog of the system, which a page
 * can neither draw nor press, so that a page that was taken over cannot make it alone. To remove needs none.
 */
export function newOutside(before: Settings, after: Settings): readonly Outside[] {
  const known = before.accounts.configDirs;
  const dirs = after.accounts.configDirs.filter((dir) => !known.includes(dir));
  return [
    ...dirs.map((value) => ({ kind: 'configDir' as const, value })),
    ...changed('api', before.refresh.confirmedApi, after.refresh.confirmedApi),
    ...changed('receiver', before.telemetry.endpoint, after.telemetry.endpoint),
    ...after.machines.hosts
      .filter((host) => !before.machines.hosts.includes(host))
      .map((value) => ({ kind: 'machine' as const, value })),
    ...changed('program', before.alerts.program, after.alerts.program),
  ];
}

function changed(kind: OutsideKind, before: string | null, value: string | null): readonly Outside[] {
  return value === null || value === before ? [] : [{ kind, value }];
}

/** The text of the dialog. */
export interface OutsideQuestion {
  readonly message: string;
  readonly detail: string;
  readonly allow: string;
  readonly cancel: string;
}

/** Builds the question, which names each place; `outside` is not empty. */
export function outsideQuestion(outside: readonly Outside[], words: Words['outside']): OutsideQuestion {
  const kinds = [...new Set(outside.map(({ kind }) => kind))];
  return {
    message: outside.map(({ kind, value }) => words.questions[kind](plainCell(value))).join('\n'),
    detail: kinds.map((kind) => words.notes[kind]).join('\n'),
    allow: words.allow,
    cancel: words.cancel,
  };
}
