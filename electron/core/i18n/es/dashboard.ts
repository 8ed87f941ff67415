import { plural } from '../plural';
import type { dashboard as english } from '../en/dashboard';
import { atClock } from './grammar';

/** The pages of the dashboard, in Spanish. */
export const dashboard: typeof english = {
  pages: {
    overview: 'Resumen',
    history: 'Historial',
    activity: 'Actividad',
    sessions: 'Sesiones',
  },
  open: 'Panel',
  refresh: 'Actualizar',
  range: 'Periodo',
  ranges: {
    '24h': '24\u202fh',
    '7d': '7\u202fdías',
    '30d': '30\u202fdías',
    '90d': '90\u202fdías',
    '1y': '1\u202faño',
  },
  custom: 'Otro periodo',
  from: 'Desde',
  until: 'Hasta',
  day: 'Día',
  month: 'Mes',
  clock: 'Hora',
  field: (end, part) => `${end}: ${part}`,
  apply: 'Mostrar',
  zoomOut: 'Alejar',
  export: 'Exportar',
  exportAs: (format) => `Exportar como ${format}`,
  exported: (file) => `Guardado como ${file}.`,
  exportFailed: (reason) => `No se guardó nada: ${reason}.`,
  utilization: 'Uso',
  unit: 'por ciento usado',
  peaks: 'porcentaje más alto de cada día',
  table: 'Tabla',
  chart: 'Gráfico',
  time: 'Hora',
  hint: 'Arrastra sobre el gráfico para acercarte. Con el teclado: flechas para leer, + y − para el zoom.',
  readout: 'Lectura',
  highest: 'máximo',
  highestOf: (values) => `máximo: ${values}`,
  zoomHint: 'Arrastra para acercarte',
  view: 'Vista',
  began: (moment) => `Primeras lecturas: ${moment}.`,
  loading: 'Cargando…',
  more: 'Más',
  liveSession: 'Sesión en curso',
  noReading: 'sin lectura',
  nothing: 'No hay lecturas en este periodo.',
  nothingYet: 'Las lecturas se guardan desde la primera.',
  unreadable: 'No se pudo leer el historial.',
  legend: {
    reset: 'restablecimiento',
    early: 'restablecimiento anticipado',
    reached: 'límite alcanzado',
    alert: 'alerta',
    silence: 'sin lecturas',
  },
  showWindow: (label) => `Mostrar ${label}`,
  resetOf: (label) => `restablecimiento ${label}`,
  summary: (span) => `Uso, ${span}.`,
  windowSummary: (label, low, high, hits) =>
    `${label}: de ${low} a ${high}${hits === 0 ? '' : `, límite alcanzado ${plural('es', hits, { one: 'vez', other: 'veces' })}`}.`,
  hits: {
    title: (count, span) =>
      count === 0 ? `Ningún límite alcanzado · ${span}` : `Límite alcanzado ${String(count)}× · ${span}`,
    titleBetween: (count, dates) =>
      count === 0 ? `Ningún límite alcanzado, ${dates}` : `Límite alcanzado ${String(count)}×, ${dates}`,
    titleSince: (count, moment) =>
      count === 0
        ? `Ningún límite alcanzado desde ${moment}`
        : `Límite alcanzado ${String(count)}× desde ${moment}`,
    blocked: (duration) => `bloqueo de ${duration} en total`,
    blockedAtLeast: (duration) => `bloqueo de al menos ${duration} en total`,
    atLeast: (duration) => `al menos ${duration}`,
    when: 'Cuándo',
    window: 'Ventana',
    howLong: 'Bloqueo',
    warned: 'Aviso previo',
    notWarned: 'sin aviso',
    still: 'en curso',
    wentOn: 'Claude continuó',
    last: (when) => `El último: ${when}.`,
    all: 'Historial',
    more: (count) => `${String(count)} más en la exportación.`,
  },
  endings: {
    title: 'Cómo terminó cada periodo',
    ended: 'Final',
    peak: 'Máximo',
    how: 'Cómo',
    ways: { scheduled: 'a su hora', early: 'antes', unknown: 'no observado' },
    summary: (scheduled, early) =>
      `${plural('es', scheduled, { one: 'restablecimiento', other: 'restablecimientos' })} a su hora, ${String(early)} antes de tiempo.`,
    none: 'No terminó ningún periodo en este tiempo.',
  },
  busiest: {
    title: 'Cuándo lo usas',
    fewer: 'menos',
    more: 'más uso de la ventana de 5\u202fhoras',
    cell: (day, hour, percent) => `${day} ${hour}: ${percent}`,
    busiest: (day, hour) => `Momento de más uso: ${day} ${atClock(hour)}.`,
    none: 'Aún no hay suficientes lecturas.',
  },
  forecast: {
    title: '¿Es fiable la previsión?',
    came: (right, all) => `${String(right)} de ${String(all)}`,
    cameRest: 'avisos de agotamiento se cumplieron en los últimos 90 días.',
    spoken: (right, all) =>
      `Avisos: ${String(all)}, de ellos ${String(right)} cumplidos y ${String(all - right)} no`,
    hits: (all, announced) =>
      `Límite alcanzado ${plural('es', all, { one: 'vez', other: 'veces' })}: ${String(announced)} con aviso, ${String(all - announced)} sin él.`,
    key: 'relleno: se cumplió · hueco: no',
    none: 'Aún no se ha dado ningún aviso, así que no hay nada que contar.',
    ranges: (held, all) =>
      `En el ${held} de ${plural('es', all, { one: 'previsión', other: 'previsiones' })}, el resultado quedó dentro del margen; lo esperado es 8 de cada 10.`,
  },
  overview: {
    last7: 'Últimos 7 días',
    noLimit: (balance) => `quedan ${balance}`,
    ofLimit: (limit) => `de ${limit}`,
  },
};
