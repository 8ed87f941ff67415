import type { refusals as english } from '../en/refusals';

/** Why a setting was refused, in Spanish: the allowed values, in one sentence. */
export const refusals: typeof english = {
  faults: {
    value: 'Ese valor no es una de las opciones.',
    percents: 'Escribe hasta diez porcentajes enteros, de 1 a 99.',
    percent: 'Escribe un porcentaje entero, de 1 a 100.',
    folder: 'Escribe la ruta completa de una carpeta.',
    time: 'Escribe la hora como 22:00.',
    shortcut: 'Pulsa una tecla junto con Ctrl, Alt, Mayús o Cmd.',
    origin: 'Escribe la dirección como https://host, sin ruta.',
    interval: 'A Anthropic se le puede consultar cada 3 a 60 minutos.',
    minutes: 'Escribe minutos enteros, de 0 a 60.',
    program: 'Escribe la ruta completa de un programa.',
    endpoint: 'Escribe la dirección como https://host:4318, sin contraseña.',
    port: 'Escribe un puerto de 1024 a 65535.',
    host: 'Escribe un host como ssh lo acepta: laptop, o yo@servidor.example.',
    price:
      'Un precio son cinco números de 0 a 10\u202f000: input, output, cacheRead, cacheWrite5m y cacheWrite1h. Un factor está entre 0,001 y 1000.',
  },
  programs: {
    missing: 'Ese programa no existe.',
    not_a_file: 'Eso es una carpeta o un dispositivo, no un programa.',
    not_executable: 'Ese archivo no se puede ejecutar. Hazlo antes ejecutable (chmod +x).',
  },
  shortcutTaken: 'Ese atajo ya está en uso. Prueba otro.',
  notStored: (reason) => `No se pudieron guardar los ajustes: ${reason}. No se cambió nada.`,
};
