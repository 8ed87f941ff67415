import { plural } from '../plural';
import type { alerts as english } from '../en/alerts';
import { atClock, untilClock } from './grammar';

/** Notifications, in French. */
export const alerts: typeof english = {
  passed: (window, percent) => `Fenêtre «\u202f${window}\u202f» à ${percent}`,
  passedLeft: (window, percent) => `Fenêtre «\u202f${window}\u202f»\u202f: il reste ${percent}`,
  resets: (at, countdown) => `Elle se réinitialise ${at}, dans ${countdown}.`,
  endsAbout: (percent) => `D’ici là, environ ${percent} auront été consommés.`,
  endsAboutLeft: (percent) => `Il en restera alors environ ${percent}.`,
  mayEnd: 'Elle pourrait être épuisée avant.',
  reached: (window) => `Limite «\u202f${window}\u202f» atteinte`,
  answersAgain: (at, countdown) => `Claude répondra à nouveau ${at}, dans ${countdown}.`,
  fresh: (window) => `La fenêtre «\u202f${window}\u202f» repart à zéro`,
  early: 'Anthropic l’a réinitialisée en avance.',
  earlyBanked: (left) => `Une réinitialisation en réserve a été utilisée\u202f; il en reste ${left}.`,
  earlyRestarted:
    'Elle a été réinitialisée en avance, par /limit-reset ou par Anthropic. Votre consommation compte toujours dans la semaine.',
  earlyUnknown: 'Elle a été réinitialisée en avance.',
  bankedExpires: (count) =>
    plural('fr', count, {
      one: 'réinitialisation en réserve expire bientôt',
      other: 'réinitialisations en réserve expirent bientôt',
    }),
  bankedUntil: (at, span) => `Utilisable ${untilClock(at)}, soit encore ${span} environ.`,
  limitBuysMore: (window) => `Un pour cent de la fenêtre «\u202f${window}\u202f» donne plus de tokens`,
  limitBuysFewer: (window) => `Un pour cent de la fenêtre «\u202f${window}\u202f» donne moins de tokens`,
  limitChangedBy: (percent) =>
    `D’environ ${percent}, d’après vos propres relevés. La page Historique en montre la marge et les relevés.`,
  lost: 'Quotide ne peut plus lire votre consommation',
  starts: 'Elle commencera avec votre prochain message.',
  resetsNext: (clock, countdown) => `Prochaine réinitialisation ${atClock(clock)}, dans ${countdown}.`,
  runsOut: (window) => `La fenêtre «\u202f${window}\u202f» sera épuisée avant sa réinitialisation`,
  runsOutAt: (out, at, countdown) =>
    `À ce rythme, elle sera épuisée ${out}\u202f; elle se réinitialise ${at}, dans ${countdown}.`,
  paceOut: (out) => `À ce rythme, elle sera épuisée ${out}.`,
  spendPassed: (percent) => `Usage supplémentaire à ${percent} de sa limite`,
  spent: (amounts) => `Dépensé\u202f: ${amounts}.`,
  spendReached: 'Limite de l’usage supplémentaire atteinte',
  raiseLimit: 'Il reprendra le mois prochain, ou dès que la limite sera relevée chez Anthropic.',
  look: 'Ouvrez Quotide pour faire le point.',
  ofAccount: (account) => `Compte\u202f: ${account}`,
  inTray: (title) => `Alerte\u202f: ${title}`,
  undelivered: 'Le système n’a affiché aucune notification\u202f:',
  refused: {
    mac: 'macOS n’a pas affiché la dernière alerte. Il faut une app signée, et votre autorisation dans Réglages Système › Notifications.',
    linux:
      'Aucun service de notification n’a répondu la dernière fois. En attendant, les alertes sont dans le menu de l’icône.',
    other:
      'Le système n’a pas affiché la dernière alerte. Vérifiez qu’il autorise Quotide à envoyer des notifications.',
  },
  sampleTitle: 'Quotide',
  sampleBody: 'Les alertes ressemblent à ceci.',
  noService: 'Aucun service de notification ne tourne sur ce bureau. Installez-en un, par exemple dunst.',
  failed: (reason) => `Le système a refusé la notification\u202f: ${reason}`,
};
