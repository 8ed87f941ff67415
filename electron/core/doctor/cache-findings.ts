import { spellAt, spellDuration } from '../text/spell';
import type { CacheState, DoctorFacts, SessionFacts } from './doctor-facts';
import { calm, unclear, type Finding } from './finding';

const ID = 'claude_code_cache';
const TITLE = 'Claude Code’s last reading';

const stateWords: Readonly<Record<CacheState, string>> = {
  taken: 'It was newer than anything on record and is used.',
  known: 'Nothing in it is newer than what is on record.',
  absent: 'Claude Code keeps none, or has no `.claude.json` here.',
  odd: 'There is one, and it could not be read.',
  ahead: 'It is dated in the future, so how old it is cannot be told. It is not used.',
  too_old: 'It is older than a week and is not used.',
  unnamed: '`.claude.json` does not say whose it is, so it is not used.',
  other_account: 'It is of another account than the one on show, so it is not used.',
  shared_file: 'Several logins share this `.claude.json`, so it is not used.',
};

/** The reading that Claude Code stores in `.claude.json`, and whether it is used. */
export function cacheFinding({ cache }: SessionFacts, facts: DoctorFacts): Finding {
  if (cache === null) return unclear(ID, TITLE, 'It was not looked for.');
  const { state, fetchedAt } = cache;
  const { now, locale } = facts;
  const age =
    fetchedAt === null || state === 'ahead'
      ? []
      : [`${spellDuration(Math.max(0, now - fetchedAt), locale)} old, ${spellAt(fetchedAt, now, locale)}`];
  return calm(ID, TITLE, [stateWords[state], ...age]);
}
