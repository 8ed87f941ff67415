import type { popover as english } from '../en/popover';
import { atShort, sinceClock } from './grammar';

/** The popover, in Spanish. */
export const popover: typeof english = {
  amount: {
    used: (percent) => `${percent} usado`,
    left: (percent) => `queda ${percent}`,
    flip: (said, click) => `${said}. ${click}`,
    showLeft: 'Mostrar lo que queda',
    showUsed: 'Mostrar lo usado',
  },
  reset: {
    inTime: (countdown) => `se restablece en ${countdown}`,
    atTime: (clock) => `se restablece ${atShort(clock)}`,
    then: (countdown) => `en ${countdown}`,
    showClock: 'Mostrar primero la hora',
    showCountdown: 'Mostrar primero el tiempo restante',
  },
  since: sinceClock,
  seen: (clock) => `visto ${atShort(clock)}`,
  why: {
    ask: '¿Por qué esta cifra?',
    askAbout: (label) => `${label}: ¿por qué esta cifra?`,
    reported: 'Recibido',
    shown: 'Mostrado',
    source: 'Fuente',
    read: 'Leído',
    reset: 'Fin',
    counts: 'Contado',
    used: (percent) => `${percent} usado`,
    nothing: 'sin porcentaje',
    ended: 'de un periodo terminado',
    between: (low, high) => `entre ${low} y ${high}`,
    rounded: 'El porcentaje entero; <1 por debajo de uno, y 100 solo al alcanzar 100.',
    sources: {
      response_headers: 'Cabeceras de las respuestas de Claude',
      official_api: 'Informe de uso de Anthropic',
      claude_code: 'Una consulta a Claude Code',
      claude_code_cache: 'Última lectura de Claude Code',
      statusline: 'Línea de estado de Claude Code',
      local_estimate: 'Una estimación de esta máquina',
    },
    answered: (status) => `respuesta HTTP ${status}`,
    readAt: (clock, age) => `${clock}, hace ${age}`,
    said: (clock) => `La respuesta de Anthropic indica ${clock}; Quotide redondea al minuto.`,
    exact: 'Una hora exacta.',
    notStarted: 'Aún ninguno: la ventana empieza con tu próximo mensaje.',
    unknown: 'La fuente no indicó ninguno.',
    all: (since) =>
      `Todo el uso de esta cuenta ${sinceClock(since)}: Claude Code en todos los dispositivos, claude.ai y las apps.`,
    allUnknown: 'Todo el uso de esta cuenta: Claude Code en todos los dispositivos, claude.ai y las apps.',
    scoped: (model) =>
      `El uso de ${model} de esta cuenta, en todos los dispositivos. También cuenta para la ventana de 7\u202fdías.`,
    other: 'Anthropic no indica qué cuenta aquí.',
    machine: 'Solo lo que usó esta máquina. No se incluyen otros dispositivos ni claude.ai.',
    tokens: 'Los tokens de arriba son solo de esta máquina, así que no tienen por qué coincidir.',
    clock: 'Reloj',
    clockAhead: (size) =>
      `El reloj de esta máquina va ${size} adelantado; Quotide se guía por la hora de Anthropic.`,
    clockBehind: (size) =>
      `El reloj de esta máquina va ${size} atrasado; Quotide se guía por la hora de Anthropic.`,
  },
  today: {
    line: (tokens) => `Hoy aquí: ${tokens} tokens`,
    most: (line, model, percent) => `${line} · ${model} ${percent}`,
    none: 'Hoy aquí: aún no hay tokens',
    reading: (percent) => `Leyendo las transcripciones de esta máquina: ${percent}`,
    days: 'Los últimos siete días, hoy a la derecha',
    open: (line) => `${line}. Mostrar actividad`,
    soFar: (sums) => `${sums} por ahora`,
  },
  resetAlert: {
    on: (at) => `Quotide te avisará ${at}.`,
    later: 'Quotide te avisará después de tus horas de silencio.',
    off: 'La alerta del restablecimiento está desactivada.',
    turnOn: (at) => `Avísame ${at}`,
  },
  accounts: {
    title: 'Cuentas',
    shown: 'a la vista',
    noNumber: 'aún sin cifra',
    ago: (age) => `hace ${age}`,
  },
};
