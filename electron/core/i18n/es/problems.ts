import type { problems as english } from '../en/problems';
import { sinceClock, untilClock } from './grammar';

/** Problems, in Spanish: what happened, and the advice or what Quotide does next. */
export const problems: typeof english = {
  no_credentials: {
    message: 'Primero inicia sesión en Claude Code.',
    advice: 'Quotide lee las credenciales que Claude Code guarda en esta máquina. Nunca las cambia.',
    adviceWithNumbers:
      'Ejecuta `claude` para iniciar sesión; hasta entonces se mantienen las últimas cifras.',
  },
  expired: {
    message: 'Tus credenciales han caducado.',
    advice: 'Ejecuta `claude` una vez para renovarlas.',
  },
  missing_scope: {
    message: 'Estas credenciales no permiten leer el uso.',
    advice: 'Vuelve a iniciar sesión en Claude Code.',
  },
  org_forbids: {
    message: 'Tu organización no permite leer el uso.',
    advice: 'Quotide vuelve a preguntar cada hora.',
  },
  offline: {
    message: {
      no_network: (clock) => `Sin red ${sinceClock(clock)}.`,
      no_answer: (clock) => `Sin respuesta de Anthropic ${sinceClock(clock)}.`,
    },
    advice: 'Quotide sigue intentándolo y mostrará tus cifras en cuanto Anthropic responda.',
    adviceWithNumbers: 'Quotide sigue intentándolo; se mantienen las últimas cifras.',
  },
  contract_changed: {
    message: 'La respuesta de Anthropic ha cambiado de forma.',
    advice: 'Quotide solo muestra lo que entiende.',
    nothingLeft: {
      message: 'Anthropic cambió su respuesta, así que no hay nada que mostrar.',
      advice: 'Hará falta una actualización de Quotide.',
    },
  },
  keychain_denied: {
    message: 'El llavero no dejó entrar a Quotide.',
    advice: 'No se intentó nada más.',
  },
  unreadable: {
    file: (reason) => `No se pudo leer el archivo de credenciales: ${reason}.`,
    store: (reason) => `No se pudieron leer las credenciales guardadas: ${reason}.`,
    reasons: {
      too_large: 'ocupa más de 1\u202fMiB',
      outside_link: 'es un enlace a un lugar fuera de la carpeta personal',
      no_permission: 'Quotide no tiene permiso de lectura',
      not_a_file: 'en su lugar hay algo que no es un archivo',
      empty: 'no hay contenido',
      not_json: 'el contenido está incompleto o dañado',
      not_text: 'el contenido no es texto válido',
      damaged: 'el contenido está dañado',
      no_answer: 'el disco no responde',
      failed: 'el sistema indica un error',
    },
    advice: {
      too_large: 'Elimina los accesos de servidores MCP que ya no se usen.',
      outside_link: 'Quotide solo sigue un enlace dentro de la carpeta personal.',
      no_permission: 'Haz que tu usuario pueda leer el archivo.',
      not_a_file: 'Muévelo a otro sitio; después ejecuta `claude` e inicia sesión.',
      damaged: 'Ejecuta `claude`; si sigue igual, vuelve a iniciar sesión.',
      passing: 'Quotide lo intenta de nuevo por sí mismo.',
    },
  },
  waiting: {
    until: {
      message: (clock) => `Anthropic pide esperar ${untilClock(clock)}.`,
      advice: 'Quotide volverá a preguntar entonces.',
      both: (clock) => `Anthropic pide esperar ${untilClock(clock)}; Quotide volverá a preguntar entonces.`,
    },
    over: {
      message: (clock) => `Anthropic pidió esperar ${untilClock(clock)}.`,
      advice: 'Quotide vuelve a preguntar ahora.',
      both: (clock) => `Anthropic pidió esperar ${untilClock(clock)}; Quotide vuelve a preguntar ahora.`,
    },
    open: {
      message: 'Anthropic pide esperar.',
      advice: 'Quotide volverá a preguntar más tarde.',
      both: 'Anthropic pide esperar; Quotide volverá a preguntar más tarde.',
    },
  },
  refused: {
    until: {
      message: 'Anthropic rechaza ahora las peticiones.',
      advice: (when) => `Quotide volverá a preguntar ${when}.`,
      both: (when) => `Anthropic rechaza ahora las peticiones; Quotide volverá a preguntar ${when}.`,
    },
    over: {
      message: 'Anthropic rechazó la última petición.',
      advice: 'Quotide vuelve a preguntar ahora.',
      both: 'Anthropic rechazó la última petición; Quotide vuelve a preguntar ahora.',
    },
    open: {
      message: 'Anthropic rechaza ahora las peticiones.',
      advice: 'Quotide volverá a preguntar más tarde.',
      both: 'Anthropic rechaza ahora las peticiones; Quotide volverá a preguntar más tarde.',
    },
    mayNotRead:
      'Puede que estas credenciales no permitan leer el uso: vuelve a iniciar sesión con Claude Code.',
  },
};
