import type { outside as english } from '../en/outside';

/** The question before a setting reaches outside, in German. */
export const outside: typeof english = {
  questions: {
    configDir: (dir) => `Die Claude-Code-Anmeldung in ${dir} verwenden?`,
    api: (origin) => `Anfragen mit der Claude-Anmeldung an ${origin} erlauben?`,
    receiver: (address) => `Metriken an ${address} senden?`,
    program: (file) => `${file} bei Ereignissen ausführen?`,
    machine: (host) => `${host} über ssh nach seinen Token-Zahlen fragen?`,
  },
  notes: {
    configDir: 'Quotide liest die Anmeldung dort und fragt Anthropic nach ihren Limits.',
    api: 'Wer diese Adresse betreibt, kann damit das Claude-Konto benutzen. Dorthin gehen Anfragen nur, solange QUOTIDE_API_URL die Adresse nennt.',
    receiver:
      'Solange „An OpenTelemetry senden“ eingeschaltet ist, gehen Limits, Tokens und Kosten einmal pro Minute dorthin.',
    program: 'Es läuft mit den eigenen Benutzerrechten.',
    machine:
      'Quotide startet dann ssh mit den eigenen Schlüsseln und dort „quotide export“, auf Klick oder stündlich. Außer diesem Befehl wird nichts gesendet.',
  },
  allow: 'Erlauben',
  cancel: 'Abbrechen',
};
