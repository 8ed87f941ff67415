import { plural } from '../plural';
import type { activity as english } from '../en/activity';

/** `3 respuestas`, `1.000.000 de respuestas`. */
const answers = (count: number) =>
  plural('es', count, {
    one: 'respuesta',
    many: 'de respuestas',
    other: 'respuestas',
  });

/** The activity page, in Spanish. */
export const activity: typeof english = {
  by: 'Agrupar por',
  groups: { families: 'Modelo', projects: 'Proyecto' },
  tokens: {
    minutes: 'Tokens cada cinco minutos',
    hour: 'Tokens por hora',
    day: 'Tokens por día',
    week: 'Tokens por semana',
    month: 'Tokens por mes',
  },
  summary: (most, when, total) => `${total} tokens en total. El máximo, ${when}: ${most}.`,
  otherModels: 'Otros',
  noProject: 'sin carpeta',
  others: (count) => plural('es', count, { one: 'más', other: 'más' }),
  columns: {
    project: 'Proyecto',
    branch: 'Rama',
    model: 'Modelo',
    tokens: 'Tokens',
    share: 'Parte',
    cost: 'Precio API',
  },
  models: 'Modelos',
  when: 'Cuándo trabajas',
  more: 'más tokens por hora',
  facts: {
    total: 'Tokens',
    cached: 'de ellos, leídos de la caché',
    out: 'Salida',
    worth: 'A precios de la API',
    busiest: 'Hora de más uso',
    messages: 'Respuestas',
  },
  unknownPrice: 'precio desconocido',
  partlyPriced: (known, count) => `${known} y ${answers(count)} de precio desconocido`,
  unpriced: (count, tokens) => `${answers(count)} sin precio conocido: ${tokens} tokens.`,
  ownPrices: 'precios propios',
  ownPriced: (count) => `${answers(count)} con un precio propio, de tus ajustes.`,
  offPlan: (count) => `${answers(count)} fuera de tu plan de Claude: no cuentan para ningún límite.`,
  offPlanShort: 'fuera del plan',
  offPlanPart: (count) => `${answers(count)} fuera del plan`,
  worktrees: (count) => plural('es', count, { one: 'árbol de trabajo', other: 'árboles de trabajo' }),
  repository: 'el propio repositorio',
  worktree: (number) => `árbol de trabajo ${String(number)}`,
  empty: 'No se contó ningún token en este periodo.',
  emptyWhy:
    'Quotide cuenta los tokens de las transcripciones de Claude Code en esta máquina. No se envía nada a ningún sitio.',
  reading: (percent) => `Leyendo las transcripciones de Claude Code: ${percent}.`,
  here: 'Solo esta máquina.',
  soFar: 'por ahora',
  partial: 'Los totales son parciales hasta que se lean todas las transcripciones.',
};
