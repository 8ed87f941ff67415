import type { sessions as english } from '../en/sessions';

/** Session health, the efficiency grade and the week's anchor, in Spanish. */
export const sessions: typeof english = {
  health: {
    title: 'Salud de la sesión',
    levels: { ok: 'Buena', info: 'Échale un vistazo', warn: 'Empieza pronto de cero' },
    none: 'Ninguna sesión activa en los últimos 30 minutos.',
    reasons: {
      context: (tokens, size) => `El contexto contiene ${tokens} de ${size} tokens.`,
      cache: (hit, written) =>
        `Solo el ${hit} de la entrada vino de la caché, y se escribieron en ella ${written} tokens.`,
      turns: (average) => `Un turno pesa ${average} tokens de media.`,
      age: (hours) => `La sesión lleva ${hours} horas en marcha.`,
    },
    advice: {
      keepGoing: 'Sigue así.',
      compact: 'Ejecuta /compact, o abre una sesión nueva para la próxima tarea.',
      avoidPauses: 'Trabaja sin pausas largas: la caché olvida tras unos minutos.',
      clear: 'Ejecuta /clear cuando empieces algo nuevo.',
      smallerSteps: 'Pide pasos más pequeños, y nombra los archivos que importan.',
    },
    help: {
      context: (share) => `Avisa por encima del ${share} de lo que cabe en el modelo.`,
      cache: (hit, written) =>
        `Avisa por debajo del ${hit} desde la caché, si los últimos turnos escribieron en ella más de ${written} tokens.`,
      turns: (tokens) => `Señala los turnos de más de ${tokens} tokens, ponderados por el precio de su tipo.`,
      age: (hours) => `Señala las sesiones que llevan en marcha más de ${hours} horas.`,
      subAgents: 'Los subagentes tienen su propio contexto y no cuentan.',
    },
  },
  efficiency: {
    title: 'Eficiencia de tokens',
    grade: (grade) => `Nota ${grade}`,
    scores: {
      cache: 'Aciertos de caché',
      reuse: 'Reutilización',
      output: 'Respuestas breves',
      cost: 'Dinero ahorrado',
    },
    reason: (score, points) => `${score}: ${points} puntos perdidos`,
    tips: {
      cache: 'Quédate en una sesión por tarea, para que venga más de la caché.',
      reuse: 'Pregunta varias cosas en el mismo contexto: lo que está en la caché apenas se relee.',
      output: 'Pide respuestas más cortas, o cambios en lugar de archivos enteros.',
      input: 'Gran parte de la entrada se envía cada vez: nombra los archivos en lugar de pegarlos.',
      praise: 'Excelente uso de la caché.',
      solid: 'Sólido. Mantén tus hábitos.',
    },
    help: {
      cache: (weight) => `${weight} aciertos de caché: la parte de la entrada que vino de la caché.`,
      reuse: (weight, reads) =>
        `${weight} reutilización: ${reads} lecturas por cada escritura dan el máximo.`,
      output: (weight, none) =>
        `${weight} respuestas breves: una salida igual al ${none} de la entrada no suma nada.`,
      cost: (weight, full) =>
        `${weight} dinero ahorrado: el ${full} del precio de la entrada da el máximo, porque no se puede ahorrar más.`,
    },
  },
  split: (here, elsewhere) => `esta máquina cerca del ${here}, en otros sitios cerca del ${elsewhere}`,
  splitMachines: (here, machines) => `esta máquina cerca del ${here}, ${machines}`,
  splitNext: (machines, machine) => `${machines}, ${machine}`,
  splitUnknown: (split, unknown) => `${split}, desconocido cerca del ${unknown}`,
  weekFaults: {
    form: 'Eso no es una edición de la semana. No se cambió nada.',
    empty: 'Indica qué cambia: el inicio, el porcentaje o los tokens. No se cambió nada.',
    time: 'Ese inicio no es una fecha. No se cambió nada.',
    tooOld: 'Una semana que empezó hace tanto ya ha terminado. No se cambió nada.',
    percent: 'Escribe un porcentaje de 0 a 100. No se cambió nada.',
    baseline: 'Escribe tokens de 0 al presupuesto semanal del plan. No se cambió nada.',
    both: 'Escribe un porcentaje o tokens, no ambos. No se cambió nada.',
    noPlan:
      'No se conoce el plan, así que los tokens no se pueden comparar con un presupuesto. Escribe un porcentaje. No se cambió nada.',
  },
};
