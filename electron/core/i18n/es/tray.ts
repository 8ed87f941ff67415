import { upperFirst } from '../upper-first';
import type { tray as english } from '../en/tray';
import { atShort, sinceClock } from './grammar';

/** The tray, its tooltip and its menu, in Spanish. */
export const tray: typeof english = {
  refresh: 'Actualizar',
  quit: 'Salir',
  open: 'Abrir Quotide',
  openDashboard: 'Panel…',
  settings: 'Ajustes',
  openSettings: 'Ajustes…',
  tightest: (window, used) => `Lo más justo: ${window}, ${used}`,
  mostRoom: (account) => `Más margen: ${account}`,
  named: (text) => `Quotide: ${text}`,
  used: {
    normal: (percent) => percent,
    warning: (percent) => `${percent}, aviso`,
    critical: (percent) => `${percent}, crítico`,
    reached: (percent) => `${percent}, límite alcanzado`,
  },
  left: {
    normal: (percent) => `queda ${percent}`,
    warning: (percent) => `queda ${percent}, aviso`,
    critical: (percent) => `queda ${percent}, crítico`,
    reached: (percent) => `queda ${percent}, límite alcanzado`,
  },
  about: (percent) => `~${percent}`,
  within: (about, range) => `${about} (${range})`,
  reached: 'límite alcanzado',
  notStarted: 'empieza con tu próximo mensaje',
  cannotTell: 'aún no se sabe',
  due: 'se esperaba el restablecimiento, comprobando',
  dueAt: (clock) => `se esperaba el restablecimiento ${atShort(clock)}, comprobando`,
  line: {
    plain: (window, used) => `${window}: ${used}`,
    resets: (window, used, clock) => `${window}: ${used} · se restablece ${atShort(clock)}`,
    short: (window, used, clock) => `${window}: ${used} · ${clock}`,
    soon: (window, used, clock, countdown) =>
      `${window}: ${used} · se restablece ${atShort(clock)}, en ${countdown}`,
    about: (window, used, clock, countdown) =>
      `${window}: ${used} · se restablece ${atShort(clock)}, en aprox. ${countdown}`,
    old: (account, used) => `${account}: ${used} (antiguo)`,
  },
  extra: {
    off: (who) => `${who}: desactivado`,
    on: (who) => `${who}: activado`,
    paused: (who) => `${who}: en pausa por hoy`,
    spent: (who, amount) => `${who}: ${amount}`,
    covers: (who) => `${upperFirst(who)} lo cubre`,
    coversLeft: (who, left) => `${upperFirst(who)} lo cubre: quedan ${left}`,
  },
  source: {
    official_api: 'De Anthropic',
    response_headers: 'De las cabeceras de respuesta',
    claude_code: 'Consultado a Claude Code',
    claude_code_cache: 'De la última lectura de Claude Code',
    statusline: 'De la línea de estado',
    local_estimate: 'Estimado en esta máquina',
  },
  since: (source, clock) => `${source} ${sinceClock(clock)}`,
  read: (source, clock) => `${source}, ${clock}`,
  readOld: (source, clock) => `${source}, lectura ${clock} (antigua)`,
  demo: 'Demo',
  demoLine: (line) => `Demo · ${line}`,
};
