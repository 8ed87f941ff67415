import type { outside as english } from '../en/outside';

/** The question before a setting reaches outside, in Spanish. */
export const outside: typeof english = {
  questions: {
    configDir: (dir) => `¿Usar las credenciales de Claude Code de ${dir}?`,
    api: (origin) => `¿Permitir peticiones con tus credenciales a ${origin}?`,
    receiver: (address) => `¿Enviar métricas a ${address}?`,
    program: (file) => `¿Ejecutar ${file} con cada evento?`,
    machine: (host) => `¿Pedir a ${host} sus recuentos de tokens por ssh?`,
  },
  notes: {
    configDir: 'Quotide lee allí las credenciales y consulta sus límites a Anthropic.',
    api: 'El responsable de esa dirección podrá usar entonces tu cuenta de Claude. Las peticiones solo van allí mientras QUOTIDE_API_URL la indique.',
    receiver:
      'Mientras «Enviar a OpenTelemetry» esté activado, tus límites, tokens y costes se envían allí una vez por minuto.',
    program: 'Se ejecuta con tus permisos.',
    machine:
      'Quotide inicia entonces ssh con tus claves y ejecuta allí «quotide export», cuando haces clic o una vez por hora. No envía nada más que esa orden.',
  },
  allow: 'Permitir',
  cancel: 'Cancelar',
};
