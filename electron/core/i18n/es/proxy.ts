import type { proxy as english } from '../en/proxy';

const ofUser = (user: string | null): string => (user === null ? '' : ` (usuario ${user})`);

/** The proxy and the status line in the settings, in Spanish. */
export const proxy: typeof english = {
  effects: {
    caption: 'Qué cambia en Claude Code mientras pasa por el proxy',
    more: (count) => `${String(count)} más`,
    change: 'Qué cambia en Claude Code',
    remedy: 'Qué ayuda',
    set: (variable) => `Define también ${variable}`,
    rows: {
      tools: {
        change:
          'La búsqueda de herramientas MCP se desactiva; con muchas herramientas, cada petición cuesta hasta 30\u202f000 tokens más',
        remedy: 'ENABLE_TOOL_SEARCH=true, que está entre las líneas de abajo',
      },
      cache: {
        change: 'Un bloque de cada conversación ya no se guarda en la caché, así que la entrada sube un poco',
        remedy: 'Nada conocido',
      },
      remote: { change: 'Remote Control deja de funcionar', remedy: 'Solo quitar las líneas' },
      policies: {
        change: 'No se obtienen los ajustes que una organización guarda en el servidor de Anthropic',
        remedy: 'Dejar el proxy desactivado allí',
      },
      streaming: {
        change: 'La entrada de las herramientas llega en trozos más grandes',
      },
      traces: { change: 'No se envían los identificadores de traza' },
      checks: {
        change: 'No se comprueba de antemano si tu plan incluye un modelo o el contexto de 1M',
        remedy: 'Elegir el modelo a mano',
      },
      background: {
        change: 'Las sesiones en segundo plano no ven las variables del shell',
        remedy: 'Usar settings.json en su lugar',
      },
      stopped: {
        change: 'Si Quotide no está en marcha, Claude Code reintenta durante minutos y luego falla',
        remedy: 'Quitar las líneas antes de desinstalar Quotide',
      },
    },
  },
  live: {
    title: 'Datos en vivo',
    note: 'A Anthropic solo se le puede consultar unas pocas veces por hora. Estas dos fuentes traen cada cifra en cuanto Claude Code la recibe.',
  },
  title: 'Proxy',
  benefit: 'La fuente más exacta',
  on: 'Leer los límites del propio tráfico de Claude Code',
  onNote: 'Cada respuesta de Claude lleva tus límites: exactos, al instante y sin consultar a Anthropic.',
  managedFile: (file) =>
    `Esta máquina está gestionada: ${file} contiene los ajustes de una organización. Pregunta antes a su administrador.`,
  managedPlan:
    'Los planes Team y Enterprise pueden tener ajustes que Claude Code no obtiene a través de un proxy. Pregunta antes a tu administrador.',
  port: 'Puerto',
  portNote: 'Solo en 127.0.0.1. Si lo cambias, cambia también las líneas.',
  secretPath: 'Solo puede usarlo Claude Code (ruta secreta)',
  secretPathNote:
    'Para una máquina con varios usuarios: la dirección recibe una ruta aleatoria, y Quotide rechaza toda petición sin ella. Las líneas para Claude Code cambian; vuelve a ponerlas.',
  state: 'Estado',
  states: {
    off: 'Desactivado',
    listening: (port) => `Escuchando en 127.0.0.1:${port}`,
    starting: 'Iniciando',
    again: 'Ha fallado y se está reiniciando',
    taken: 'Otro programa usa este puerto. Elige otro, o Quotide empezará cuando el puerto quede libre.',
    stranger: (user) =>
      `Otro programa ocupa este puerto${ofUser(user)}. Si los ajustes de Claude Code indican este puerto, Claude Code está enviando sus credenciales a ese programa. Quita las líneas de allí, o cierra ese programa.`,
    failed: (code) => `No se puede escuchar (${code}). Quotide sigue intentándolo.`,
  },
  test: 'Probar',
  testNote: 'Solo consulta al proxy. No se envía nada a Anthropic.',
  tests: {
    answers: 'El proxy responde.',
    silent: 'Nada responde en este puerto.',
    stranger: (user) =>
      `En este puerto responde otro programa${ofUser(user)}, no Quotide. Si los ajustes de Claude Code indican este puerto, ese programa recibe sus credenciales.`,
  },
  alarm: {
    title: 'Puede que Claude Code envíe sus credenciales a otro programa',
    body: (port, user) =>
      `Otro programa ocupa el puerto ${port}${ofUser(user)}, no Quotide. Si los ajustes de Claude Code indican este puerto, quita las líneas de allí, o cierra ese programa.`,
  },
  setup: 'Líneas para Claude Code',
  setupNote: 'Quotide no cambia ningún archivo de Claude Code. Añade tú una de las dos.',
  shell: 'Para un shell',
  settings: 'Para el settings.json de Claude Code',
  undo: 'Para deshacer',
  undoNote: 'Quita las líneas de settings.json o del perfil de tu shell; en un shell abierto, ejecuta esto.',
  copyNamed: (what) => `Copiar: ${what}`,
  proof: 'Lo que ha pasado por el proxy',
  proofNote: 'Desde que empezó el proxy. El contenido de las peticiones ni se guarda ni se modifica.',
  proofNone: 'No hay nada que contar mientras el proxy no escucha.',
  summary: (requests, wrong) => `Peticiones: ${requests}. Cortadas, no entendidas o perdidas: ${wrong}.`,
  figures: {
    requests: 'Peticiones',
    active: 'En curso',
    bytesUp: 'Enviado a Anthropic',
    bytesDown: 'Recibido',
    addedP50: 'Retraso añadido, en la mitad de las peticiones',
    addedP99: 'Retraso añadido, en 99 de cada 100',
    headersSeen: 'Respuestas con límites, todas transmitidas',
    usesSeen: 'Respuestas con tokens contados',
    usesUnknown: 'Tokens ilegibles',
    tapErrors: 'Fallos al contar, tráfico intacto',
    replaced: 'Límites sustituidos por otros antes de leerse',
    dropped: 'Perdido porque Quotide estaba ocupado, tráfico intacto',
    refused: 'Rechazadas (páginas web, pruebas)',
    upstreamErrors: 'Anthropic cortó o no respondió',
    aborted: 'Cortadas por Claude Code',
  },
  unknown: 'aún nada',
  line: {
    title: 'Línea de estado',
    about: 'Leer los límites de la línea de estado de Claude Code',
    note: 'Sin efectos secundarios: Claude Code pasa ambas ventanas a su línea de estado después de cada respuesta, y no se consulta a Anthropic.',
    add: 'Para el settings.json de Claude Code',
    addNote:
      'Quotide no cambia ningún archivo de Claude Code. Añade esto tú, en lugar de cualquier statusLine que ya haya.',
    chained: 'Tu propia línea se mantiene: Quotide la ejecuta y muestra su resultado.',
    installed: 'Los ajustes de Claude Code indican Quotide.',
    remove: 'Para deshacer',
    removeNote: 'Quita statusLine de settings.json.',
    restoreNote: 'Vuelve a poner el statusLine que había antes.',
    heard: 'Última lectura',
    never: 'nunca',
  },
};
