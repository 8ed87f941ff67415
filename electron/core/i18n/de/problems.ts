import type { problems as english } from '../en/problems';

/** Problems, in German. */
export const problems: typeof english = {
  no_credentials: {
    message: 'Zuerst in Claude Code anmelden.',
    advice: 'Quotide liest die Anmeldung, die Claude Code auf diesem Rechner ablegt. Es ändert sie nie.',
    adviceWithNumbers: 'Mit `claude` anmelden; bis dahin bleiben die letzten Zahlen stehen.',
  },
  expired: {
    message: 'Die Anmeldung ist abgelaufen.',
    advice: 'Zum Erneuern einmal `claude` starten.',
  },
  missing_scope: {
    message: 'Diese Anmeldung darf den Verbrauch nicht lesen.',
    advice: 'Bitte in Claude Code neu anmelden.',
  },
  org_forbids: {
    message: 'Die Organisation erlaubt keine Verbrauchsabfragen.',
    advice: 'Quotide fragt jede Stunde erneut.',
  },
  offline: {
    message: {
      no_network: (clock) => `Offline seit ${clock}.`,
      no_answer: (clock) => `Keine Antwort von Anthropic seit ${clock}.`,
    },
    advice: 'Quotide versucht es weiter und zeigt die Zahlen, sobald Anthropic antwortet.',
    adviceWithNumbers: 'Quotide versucht es weiter; die letzten Zahlen bleiben stehen.',
  },
  contract_changed: {
    message: 'Anthropics Antwort hat eine neue Form.',
    advice: 'Quotide zeigt nur, was es versteht.',
    nothingLeft: {
      message: 'Anthropic hat seine Antwort geändert, deshalb gibt es nichts zu zeigen.',
      advice: 'Dafür wird ein Update von Quotide nötig sein.',
    },
  },
  keychain_denied: {
    message: 'Der Schlüsselbund hat Quotide den Zugriff verweigert.',
    advice: 'Etwas anderes wurde nicht versucht.',
  },
  unreadable: {
    file: (reason) => `Die Anmeldedatei war nicht lesbar: ${reason}.`,
    store: (reason) => `Die gespeicherte Anmeldung war nicht lesbar: ${reason}.`,
    reasons: {
      too_large: 'sie ist größer als 1 MiB',
      outside_link: 'sie ist ein Link an einen Ort außerhalb des Benutzerordners',
      no_permission: 'Quotide fehlt die Berechtigung',
      not_a_file: 'an ihrer Stelle liegt etwas anderes als eine Datei',
      empty: 'sie ist leer',
      not_json: 'sie ist abgeschnitten oder beschädigt',
      not_text: 'sie enthält keinen gültigen Text',
      damaged: 'sie ist beschädigt',
      no_answer: 'der Datenträger antwortet nicht',
      failed: 'das System meldet einen Fehler',
    },
    advice: {
      too_large: 'Bitte Anmeldungen von MCP-Servern entfernen, die nicht mehr gebraucht werden.',
      outside_link: 'Quotide folgt einem Link nur innerhalb des Benutzerordners.',
      no_permission: 'Bitte die Datei für den eigenen Benutzer lesbar machen.',
      not_a_file: 'Bitte wegräumen, dann `claude` starten und anmelden.',
      damaged: 'Bitte `claude` starten; bleibt es dabei, neu anmelden.',
      passing: 'Quotide sieht von selbst wieder nach.',
    },
  },
  waiting: {
    until: {
      message: (clock) => `Anthropic bittet um Geduld bis ${clock}.`,
      advice: 'Dann fragt Quotide erneut.',
      both: (clock) => `Anthropic bittet um Geduld bis ${clock}; dann fragt Quotide erneut.`,
    },
    over: {
      message: (clock) => `Anthropic bat um Geduld bis ${clock}.`,
      advice: 'Jetzt fragt Quotide erneut.',
      both: (clock) => `Anthropic bat um Geduld bis ${clock}; jetzt fragt Quotide erneut.`,
    },
    open: {
      message: 'Anthropic bittet um Geduld.',
      advice: 'Quotide fragt später erneut.',
      both: 'Anthropic bittet um Geduld; Quotide fragt später erneut.',
    },
  },
  refused: {
    until: {
      message: 'Anthropic lehnt gerade ab.',
      advice: (when) => `Quotide fragt ${when} erneut.`,
      both: (when) => `Anthropic lehnt gerade ab; Quotide fragt ${when} erneut.`,
    },
    over: {
      message: 'Anthropic hat die letzte Anfrage abgelehnt.',
      advice: 'Jetzt fragt Quotide erneut.',
      both: 'Anthropic hat die letzte Anfrage abgelehnt; jetzt fragt Quotide erneut.',
    },
    open: {
      message: 'Anthropic lehnt gerade ab.',
      advice: 'Quotide fragt später erneut.',
      both: 'Anthropic lehnt gerade ab; Quotide fragt später erneut.',
    },
    mayNotRead:
      'Vielleicht kann diese Anmeldung den Verbrauch nicht lesen: bitte in Claude Code neu anmelden.',
  },
};
