import type { firstRun as english } from '../en/first-run';

/** The first run, in Spanish. */
export const firstRun: typeof english = {
  title: 'Quotide vive aquí.',
  again: 'Haz clic en el número para volver a ver esto.',
  autostart: 'Abrir al iniciar sesión',
  alerts: (before, last) => `Alertas al ${before === '' ? last : `${before} y ${last}`}`,
  alertsWithoutPercents: 'Alertas',
  sample: 'Enviar una alerta de prueba',
  done: 'Entendido',
  runs: {
    menuBar: 'Quotide está en marcha. Busca el número en la barra de menús. Ctrl-C lo cierra.',
    taskbar: 'Quotide está en marcha. Busca el número junto al reloj. Ctrl-C lo cierra.',
    panel: 'Quotide está en marcha. Busca el número en la barra del escritorio. Ctrl-C lo cierra.',
  },
};
