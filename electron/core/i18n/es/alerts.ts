import { plural } from '../plural';
import type { alerts as english } from '../en/alerts';
import { atClock, untilClock } from './grammar';

/** Notifications, in Spanish. */
export const alerts: typeof english = {
  passed: (window, percent) => `Ventana «${window}» al ${percent}`,
  passedLeft: (window, percent) => `Ventana «${window}»: queda el ${percent}`,
  resets: (at, countdown) => `Se restablece ${at}, en ${countdown}.`,
  endsAbout: (percent) => `Para entonces se habrá usado cerca del ${percent}.`,
  endsAboutLeft: (percent) => `Entonces quedará cerca del ${percent}.`,
  mayEnd: 'Podría agotarse antes.',
  reached: (window) => `Límite «${window}» alcanzado`,
  answersAgain: (at, countdown) => `Claude volverá a responder ${at}, en ${countdown}.`,
  fresh: (window) => `La ventana «${window}» vuelve a empezar`,
  early: 'Anthropic la restableció antes de tiempo.',
  earlyBanked: (left) => `Se usó un restablecimiento en reserva; quedan ${left}.`,
  earlyRestarted:
    'Se restableció antes de tiempo, por /limit-reset o por Anthropic. Lo que usaste sigue contando para tu semana.',
  earlyUnknown: 'Se restableció antes de tiempo.',
  bankedExpires: (count) =>
    plural('es', count, {
      one: 'restablecimiento en reserva caduca pronto',
      other: 'restablecimientos en reserva caducan pronto',
    }),
  bankedUntil: (at, span) => `Se puede usar ${untilClock(at)}, todavía cerca de ${span}.`,
  limitBuysMore: (window) => `Un uno por ciento de la ventana «${window}» da más tokens`,
  limitBuysFewer: (window) => `Un uno por ciento de la ventana «${window}» da menos tokens`,
  limitChangedBy: (percent) =>
    `Cerca de un ${percent}, según tus propias lecturas. La página Historial tiene el margen y las lecturas.`,
  lost: 'Quotide ya no puede leer tu uso',
  starts: 'Empezará con tu próximo mensaje.',
  resetsNext: (clock, countdown) => `El próximo restablecimiento es ${atClock(clock)}, en ${countdown}.`,
  runsOut: (window) => `La ventana «${window}» se agotará antes de restablecerse`,
  runsOutAt: (out, at, countdown) => `A este ritmo se agotará ${out}; se restablece ${at}, en ${countdown}.`,
  paceOut: (out) => `A este ritmo se agotará ${out}.`,
  spendPassed: (percent) => `Uso adicional al ${percent} de su límite`,
  spent: (amounts) => `Gastado: ${amounts}.`,
  spendReached: 'Límite del uso adicional alcanzado',
  raiseLimit: 'Volverá a estar disponible el próximo mes, o cuando se amplíe el límite en Anthropic.',
  look: 'Abre Quotide para ver cómo vas.',
  ofAccount: (account) => `Cuenta: ${account}`,
  inTray: (title) => `Alerta: ${title}`,
  undelivered: 'El sistema no mostró ninguna notificación:',
  refused: {
    mac: 'macOS no mostró la última alerta. Hace falta una app firmada, y tu permiso en Ajustes del Sistema › Notificaciones.',
    linux:
      'La última vez no respondió ningún servicio de notificaciones. Mientras tanto, las alertas están en el menú del icono.',
    other: 'El sistema no mostró la última alerta. Comprueba que permite a Quotide enviar notificaciones.',
  },
  sampleTitle: 'Quotide',
  sampleBody: 'Así se ven las alertas.',
  noService:
    'En este escritorio no hay ningún servicio de notificaciones en marcha. Instala uno, como dunst.',
  failed: (reason) => `El sistema rechazó la notificación: ${reason}`,
};
