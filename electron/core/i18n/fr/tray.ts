import { upperFirst } from '../upper-first';
import type { tray as english } from '../en/tray';
import { atShort, sinceClock } from './grammar';

/** The tray, its tooltip and its menu, in French. */
export const tray: typeof english = {
  refresh: 'Actualiser',
  quit: 'Quitter',
  open: 'Ouvrir Quotide',
  openDashboard: 'Tableau de bord…',
  settings: 'Réglages',
  openSettings: 'Réglages…',
  tightest: (window, used) => `Au plus juste\u202f: ${window}, ${used}`,
  mostRoom: (account) => `Le plus de marge\u202f: ${account}`,
  named: (text) => `Quotide\u202f: ${text}`,
  used: {
    normal: (percent) => percent,
    warning: (percent) => `${percent}, attention`,
    critical: (percent) => `${percent}, critique`,
    reached: (percent) => `${percent}, limite atteinte`,
  },
  left: {
    normal: (percent) => `reste ${percent}`,
    warning: (percent) => `reste ${percent}, attention`,
    critical: (percent) => `reste ${percent}, critique`,
    reached: (percent) => `reste ${percent}, limite atteinte`,
  },
  about: (percent) => `~${percent}`,
  within: (about, range) => `${about} (${range})`,
  reached: 'limite atteinte',
  notStarted: 'commence avec votre prochain message',
  cannotTell: 'encore inconnu',
  due: 'réinitialisation prévue, vérification',
  dueAt: (clock) => `réinitialisation prévue ${atShort(clock)}, vérification`,
  line: {
    plain: (window, used) => `${window}\u202f: ${used}`,
    resets: (window, used, clock) => `${window}\u202f: ${used} · réinitialisation ${atShort(clock)}`,
    short: (window, used, clock) => `${window}\u202f: ${used} · ${clock}`,
    soon: (window, used, clock, countdown) =>
      `${window}\u202f: ${used} · réinitialisation ${atShort(clock)}, dans ${countdown}`,
    about: (window, used, clock, countdown) =>
      `${window}\u202f: ${used} · réinitialisation ${atShort(clock)}, dans environ ${countdown}`,
    old: (account, used) => `${account}\u202f: ${used} (ancien)`,
  },
  extra: {
    off: (who) => `${who}\u202f: désactivé`,
    on: (who) => `${who}\u202f: activé`,
    paused: (who) => `${who}\u202f: en pause aujourd’hui`,
    spent: (who, amount) => `${who}\u202f: ${amount}`,
    covers: (who) => `${upperFirst(who)} prend le relais`,
    coversLeft: (who, left) => `${upperFirst(who)} prend le relais\u202f: reste ${left}`,
  },
  source: {
    official_api: 'D’Anthropic',
    response_headers: 'Des en-têtes des réponses',
    claude_code: 'Demandé à Claude Code',
    claude_code_cache: 'Du dernier relevé de Claude Code',
    statusline: 'De la ligne d’état',
    local_estimate: 'Estimé sur cet ordinateur',
  },
  since: (source, clock) => `${source} ${sinceClock(clock)}`,
  read: (source, clock) => `${source}, ${clock}`,
  readOld: (source, clock) => `${source}, relevé ${clock} (ancien)`,
  demo: 'Démo',
  demoLine: (line) => `Démo · ${line}`,
};
