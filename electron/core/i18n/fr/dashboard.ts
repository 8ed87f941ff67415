import { plural } from '../plural';
import type { dashboard as english } from '../en/dashboard';
import { atClock } from './grammar';

/** The pages of the dashboard, in French. */
export const dashboard: typeof english = {
  pages: {
    overview: 'Vue d’ensemble',
    history: 'Historique',
    activity: 'Activité',
    sessions: 'Sessions',
  },
  open: 'Tableau de bord',
  refresh: 'Actualiser',
  range: 'Période',
  ranges: {
    '24h': '24\u202fh',
    '7d': '7\u202fjours',
    '30d': '30\u202fjours',
    '90d': '90\u202fjours',
    '1y': '1\u202fan',
  },
  custom: 'Autre période',
  from: 'Du',
  until: 'Au',
  day: 'Jour',
  month: 'Mois',
  clock: 'Heure',
  field: (end, part) => `${end}\u202f: ${part}`,
  apply: 'Afficher',
  zoomOut: 'Dézoomer',
  export: 'Exporter',
  exportAs: (format) => `Exporter en ${format}`,
  exported: (file) => `Enregistré sous ${file}.`,
  exportFailed: (reason) => `Rien n’a été enregistré\u202f: ${reason}.`,
  utilization: 'Consommation',
  unit: 'pour cent utilisés',
  peaks: 'pourcentage le plus élevé de chaque jour',
  table: 'Tableau',
  chart: 'Graphique',
  time: 'Heure',
  hint: 'Faites glisser sur le graphique pour zoomer. Au clavier\u202f: les flèches pour lire, + et − pour zoomer.',
  readout: 'Relevé',
  highest: 'maximum',
  highestOf: (values) => `maximum\u202f: ${values}`,
  zoomHint: 'Faites glisser pour zoomer',
  view: 'Vue',
  began: (moment) => `Premiers relevés\u202f: ${moment}.`,
  loading: 'Chargement…',
  more: 'Plus',
  liveSession: 'Session en cours',
  noReading: 'aucun relevé',
  nothing: 'Aucun relevé sur cette période.',
  nothingYet: 'Les relevés sont conservés dès le premier.',
  unreadable: 'Impossible de lire l’historique.',
  legend: {
    reset: 'réinitialisation',
    early: 'réinitialisation anticipée',
    reached: 'limite atteinte',
    alert: 'alerte',
    silence: 'aucun relevé',
  },
  showWindow: (label) => `Afficher ${label}`,
  resetOf: (label) => `réinitialisation ${label}`,
  summary: (span) => `Consommation, ${span}.`,
  windowSummary: (label, low, high, hits) =>
    `${label}\u202f: de ${low} à ${high}${hits === 0 ? '' : `, limite atteinte ${plural('fr', hits, { one: 'fois', other: 'fois' })}`}.`,
  hits: {
    title: (count, span) =>
      count === 0 ? `Aucune limite atteinte · ${span}` : `Limite atteinte ${String(count)}× · ${span}`,
    titleBetween: (count, dates) =>
      count === 0 ? `Aucune limite atteinte, ${dates}` : `Limite atteinte ${String(count)}×, ${dates}`,
    titleSince: (count, moment) =>
      count === 0
        ? `Aucune limite atteinte depuis ${moment}`
        : `Limite atteinte ${String(count)}× depuis ${moment}`,
    blocked: (duration) => `bloqué ${duration} en tout`,
    blockedAtLeast: (duration) => `bloqué au moins ${duration} en tout`,
    atLeast: (duration) => `au moins ${duration}`,
    when: 'Quand',
    window: 'Fenêtre',
    howLong: 'Blocage',
    warned: 'Alerte avant',
    notWarned: 'aucune alerte',
    still: 'en cours',
    wentOn: 'Claude a continué',
    last: (when) => `La dernière\u202f: ${when}.`,
    all: 'Historique',
    more: (count) => `${String(count)} de plus dans l’export.`,
  },
  endings: {
    title: 'Comment chaque période s’est terminée',
    ended: 'Fin',
    peak: 'Maximum',
    how: 'Comment',
    ways: { scheduled: 'à l’heure', early: 'en avance', unknown: 'non observée' },
    summary: (scheduled, early) =>
      `${plural('fr', scheduled, { one: 'réinitialisation', other: 'réinitialisations' })} à l’heure, ${String(early)} en avance.`,
    none: 'Aucune période ne s’est terminée sur cette durée.',
  },
  busiest: {
    title: 'Quand vous l’utilisez',
    fewer: 'moins',
    more: 'davantage de la fenêtre de 5\u202fheures utilisé',
    cell: (day, hour, percent) => `${day} ${hour}\u202f: ${percent}`,
    busiest: (day, hour) => `Moment le plus chargé\u202f: ${day} ${atClock(hour)}.`,
    none: 'Pas encore assez de relevés.',
  },
  forecast: {
    title: 'La prévision est-elle fiable\u202f?',
    came: (right, all) => `${String(right)} sur ${String(all)}`,
    cameRest: 'alertes d’épuisement se sont vérifiées ces 90 derniers jours.',
    spoken: (right, all) =>
      `Alertes\u202f: ${String(all)}, dont ${String(right)} vérifiées et ${String(all - right)} non`,
    hits: (all, announced) =>
      `Limite atteinte ${plural('fr', all, { one: 'fois', other: 'fois' })}\u202f: ${String(announced)} avec alerte, ${String(all - announced)} sans.`,
    key: 'plein\u202f: vérifiée · vide\u202f: non vérifiée',
    none: 'Aucune alerte n’a encore été émise\u202f: il n’y a rien à compter.',
    ranges: (held, all) =>
      `Résultat dans la fourchette pour ${held} des ${plural('fr', all, { one: 'prévision', other: 'prévisions' })}\u202f; l’objectif est de 8 sur 10.`,
  },
  overview: {
    last7: 'Les 7 derniers jours',
    noLimit: (balance) => `reste ${balance}`,
    ofLimit: (limit) => `sur ${limit}`,
  },
};
