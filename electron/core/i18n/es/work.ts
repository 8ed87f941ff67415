import { plural } from '../plural';
import type { work as english } from '../en/work';

/** Words of both activity and sessions: spans of time, filters, privacy, formulas. In Spanish. */
export const work: typeof english = {
  spans: {
    today: 'Hoy',
    '7d': '7\u202fdías',
    '30d': '30\u202fdías',
    '90d': '90\u202fdías',
    all: 'Todo',
  },
  otherSpans: { week: 'Esta semana', month: 'Este mes', lastMonth: 'El mes pasado' },
  lastMinutes: 'Minutos hasta ahora',
  minutesShown: (minutes) => `Últimos ${minutes} min`,
  show: 'Mostrar',
  filter: {
    open: 'Filtrar',
    chosen: (count) => `Filtro: ${plural('es', count, { one: 'elegido', other: 'elegidos' })}`,
    models: 'Modelos',
    projects: 'Proyectos',
    all: 'Mostrar todo',
  },
  privacy: {
    name: 'Modo privado',
    note: 'Oculta prompts, títulos, proyectos y ramas, en pantalla y en las exportaciones. Sin él, una página con prompts queda fuera de las capturas y de las pantallas compartidas donde el sistema lo permite.',
    project: (number) => `Proyecto ${String(number)}`,
    branch: (number) => `rama ${String(number)}`,
    title: (id) => `Sesión ${id}`,
    machine: (number) => `Máquina ${String(number)}`,
  },
  tables: { models: 'Modelos', projects: 'Proyectos', branches: 'Proyectos y ramas' },
  branchesOnly: 'Ramas',
  projectsBy: 'Mostrar',
  exportTable: (table, format) => `Exportar como ${format}: ${table}`,
  noSaving: 'La caché costó más de lo que ahorró.',
  saving: (tokens) => `La caché ahorró el precio de ${tokens} tokens de entrada.`,
  how: {
    ask: '¿Cómo se calcula?',
    health: 'Salud, según los últimos turnos de la propia conversación',
    context: 'contexto = entrada + lecturas de caché + escrituras de caché del último turno',
    contextSize: (usual, large) =>
      `En un modelo caben ${usual} tokens, o ${large} una vez que se ha usado más que eso.`,
    hit: (turns) =>
      `de la caché = lecturas de caché ÷ (entrada + lecturas de caché + escrituras de caché), últimos ${turns} turnos`,
    weight: (w5, w1, read) =>
      `peso de un turno = entrada + salida + ${w5} × escrituras de 5 minutos + ${w1} × escrituras de 1 hora + ${read} × lecturas de caché`,
    efficiency: 'Eficiencia, de 0 a 100',
    score: (cache, reuse, output, cost) =>
      `total = ${cache} × aciertos de caché + ${reuse} × reutilización + ${output} × respuestas breves + ${cost} × dinero ahorrado`,
    grades: (grades) => `Notas a partir de: ${grades}. Se puede alcanzar el total de 100.`,
    shareRule:
      'parte = tokens de la sesión ÷ todos los tokens de esta máquina en la ventana × porcentaje usado de la ventana',
    shareMost: 'Una sesión que duró varias ventanas muestra su mayor parte en una de ellas.',
  },
};
