import type { line as english } from '../en/line';

/** Parts of Claude Code's status line and their names in the settings, in Spanish. */
export const line: typeof english = {
  asOf: (clock) => `lectura ${clock}`,
  lasts: 'alcanzará',
  runsOut: (window, clock) => `${window} se agota ${clock}`,
  spend: (percent) => `gasto ${percent}`,
  cacheWarm: (clock) => `caché activa hasta ${clock}`,
  cacheCold: 'caché fría',
  context: (percent) => `contexto ${percent}`,
  segments: 'Partes de la línea',
  segmentsNote:
    'Sin elegir nada, la línea solo tiene los límites. Lo que no cabe en la terminal se omite, lo menos importante primero.',
  names: {
    windows: 'Límites de 5\u202fhoras y de 7\u202fdías',
    scoped: 'Límites de modelos concretos',
    resets: 'Hora de cada restablecimiento',
    pace: 'Si alcanzará',
    age: 'Antigüedad de las cifras viejas',
    mode: 'Prioridad baja y prórroga',
    spend: 'Dinero gastado',
    cache: 'Caché de prompts: activa hasta cuándo',
    context: 'Contexto usado',
  },
  colour: 'Colores',
  colourNote: 'Un límite casi agotado toma color.',
};
