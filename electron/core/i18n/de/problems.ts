import type { problems as english } from '../en/problems';

/** What keeps the numbers from being live, in German. */
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
    message: (clock) => `Offline seit ${clock}.`,
    advice: 'Quotide versucht es weiter und zeigt die Zahlen, sobald Anthropic antwortet.',
    adviceWithNumbers: 'Quotide versucht es weiter; die letzten Zahlen bleiben stehen.',
  },
  contract_changed: {
    message: 'Anthropics Antwort hat eine neue Form.',
    advice: 'Quotide zeigt nur, was es versteht.',
  },
  keychain_denied: {
    message: 'Der Schlüsselbund hat Quotide den Zugriff verweigert.',
    advice: 'Etwas anderes wurde nicht versucht.',
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
};
