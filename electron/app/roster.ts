import path from 'node:path';
import type { ConfigDir } from '../sources/credentials/config-dirs';
import type { CredentialsWatch } from '../sources/credentials/watch';
import type { Session } from './session';

/** The sessions that are open: one a config folder, as many as the environment and the settings name. */
export interface Roster {
  readonly sessions: () => readonly [Session, ...Session[]];
  /** Starts to poll each account and to watch its login. */
  readonly start: () => void;
  /** Opens sessions of new folders and ends those of folders that went; the others do not notice. */
  readonly follow: () => void;
  readonly close: () => void;
}

export interface RosterParts {
  readonly dirs: () => readonly [ConfigDir, ...ConfigDir[]];
  readonly open: (slot: ConfigDir, primary: boolean) => Session;
}

/** Opens a session for each folder; nothing is asked before `start`. */
export function createRoster({ dirs, open }: RosterParts): Roster {
  const watches = new Map<Session, CredentialsWatch>();
  let started = false;
  const [first, ...others] = dirs();
  // The first one stays the first: the settings can only add to it.
  const primary = open(first, true);
  let rest: readonly Session[] = others.map((slot) => open(slot, false));
  const all = (): readonly [Session, ...Session[]] => [primary, ...rest];

  const begin = (session: Session) => {
    session.poller.start();
    session.pace.start();
    session.cache.start();
    session.asker.start();
    watches.set(session, session.watchLogin(session.poller.recheckLogin));
  };
  const end = (session: Session) => {
    watches.get(session)?.close();
    watches.delete(session);
    session.poller.stop();
    session.pace.stop();
    session.cache.close();
    session.asker.close();
  };
  return {
    sessions: all,
    start: () => {
      started = true;
      all().forEach(begin);
    },
    follow: () => {
      const wanted = dirs().slice(1);
      const before = rest;
      rest = wanted.map((slot) => before.find(({ dir }) => dir === slot.dir) ?? open(slot, false));
      before.filter((session) => !rest.includes(session)).forEach(end);
      if (started) rest.filter((session) => !before.includes(session)).forEach(begin);
    },
    close: () => {
      all().forEach(end);
    },
  };
}

/** `~/.claude`: a folder below the home folder, as a person writes it. */
export function shortPath(dir: string, home: string): string {
  const below = path.relative(home, dir);
  if (below === '') return '~';
  return below.startsWith('..') || path.isAbsolute(below) ? dir : path.join('~', below);
}
