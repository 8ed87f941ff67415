import { plural } from '../plural';
import type { sessionsPage as english } from '../en/sessions-page';

const turns = (count: number) => plural('es', count, { one: 'turno', other: 'turnos' });

/** The sessions page, in Spanish. */
export const sessionsPage: typeof english = {
  search: 'Título o proyecto',
  columns: {
    title: 'Sesión',
    project: 'Proyecto',
    model: 'Modelo',
    turns: 'Turnos',
    tokens: 'Tokens',
    cost: 'Precio API',
    share: 'Parte de 5\u202fh',
    health: 'Salud',
    last: 'Último turno',
  },
  table: 'Sesiones',
  untitled: 'Sesión sin título',
  unknown: 'desconocido',
  count: (first, last, all) =>
    `${String(first)} a ${String(last)} de ${plural('es', all, { one: 'sesión', other: 'sesiones' })}`,
  previous: 'Anterior',
  next: 'Siguiente',
  showAll: 'Mostrar todo',
  none: 'No hay sesiones en este periodo.',
  noneFound: 'Ninguna sesión tiene eso en su título o proyecto.',
  unreadable: 'No se pudieron leer las sesiones.',
  live: (title) => `En curso: ${title}`,
  liveTurn: (turn, ago) => `turno ${String(turn)} · hace ${ago}`,
  isLive: 'en curso',
  facts: {
    share: 'Parte de 5\u202fh',
    context: 'Contexto',
    cached: 'De la caché',
    age: 'Duración',
    health: 'Salud',
    grade: 'Eficiencia',
  },
  contextOf: (size) => `de ${size}`,
  lastTurns: (count) =>
    count === 1 ? 'Tokens del último turno' : `Tokens de los últimos ${String(count)} turnos`,
  short: {
    ok: 'Buena',
    context: 'Contexto largo',
    cache: 'Fallos de caché',
    turns: 'Turnos pesados',
    age: (hours) => `Antigua, ${String(hours)}\u202fh`,
  },
  session: (title) => `Sesión: ${title}`,
  close: 'Cerrar',
  shareNote: 'Lo máximo que la sesión usó de una ventana de 5\u202fhoras.',
  prompts: 'Prompts',
  promptsReading: 'Leyendo las transcripciones.',
  promptsNone: 'Ningún prompt de esta sesión sigue en una transcripción.',
  promptsOlder: (count) =>
    plural('es', count, {
      one: 'prompt anterior no se muestra.',
      other: 'prompts anteriores no se muestran.',
    }),
  promptsBefore: 'Antes del primer prompt',
  promptHidden: 'Prompt oculto',
  promptTurns: turns,
  promptTokens: (tokens) => `${tokens} tokens`,
  promptTools: (tools) => `Herramientas: ${tools}`,
  promptAgents: (agents, count) =>
    `${plural('es', agents, { one: 'subagente', other: 'subagentes' })} con ${turns(count)}`,
  details: 'Detalles',
  detailsOf: (title) => `Detalles: ${title}`,
  atMost: (percent) => `como mucho ${percent}`,
  exportWithTitles: (format) => `Exportar como ${format} con títulos`,
};
