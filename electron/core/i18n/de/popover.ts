import { upperFirst } from '../upper-first';
import type { popover as english } from '../en/popover';

/** The popover, in German. */
export const popover: typeof english = {
  amount: {
    used: (percent) => `${percent} verbraucht`,
    left: (percent) => `${percent} übrig`,
    flip: (said, click) => `${said}. ${click}`,
    showLeft: 'Zeigen, was übrig ist',
    showUsed: 'Zeigen, was verbraucht ist',
  },
  reset: {
    inTime: (countdown) => `Reset in ${countdown}`,
    atTime: (clock) => `Reset ${clock}`,
    then: (countdown) => `in ${countdown}`,
    showClock: 'Uhrzeit zuerst zeigen',
    showCountdown: 'Restzeit zuerst zeigen',
  },
  since: (clock) => `seit ${clock}`,
  seen: (clock) => `gesehen ${clock}`,
  why: {
    ask: 'Warum diese Zahl?',
    askAbout: (label) => `${label}: Warum diese Zahl?`,
    reported: 'Gemeldet',
    shown: 'Gezeigt',
    source: 'Quelle',
    read: 'Gelesen',
    reset: 'Reset',
    counts: 'Zählt',
    used: (percent) => `${percent} verbraucht`,
    nothing: 'kein Prozentwert',
    ended: 'aus einem Zeitraum, der vorbei ist',
    between: (low, high) => `zwischen ${low} und ${high}`,
    rounded: 'Ganze Prozent; <1 unter eins, und 100 erst, wenn 100 erreicht ist.',
    sources: {
      response_headers: 'Header von Claudes Antworten',
      official_api: 'Anthropics Verbrauchsbericht',
      claude_code: 'Anfrage bei Claude Code',
      claude_code_cache: 'Letzte Abfrage von Claude Code',
      statusline: 'Statuszeile von Claude Code',
      local_estimate: 'Schätzung dieses Rechners',
    },
    answered: (status) => `Antwort mit HTTP ${status}`,
    readAt: (clock, age) => `${clock}, vor ${age}`,
    said: (clock: string) => `In Anthropics Antwort steht ${clock}; Quotide rundet auf die Minute.`,
    exact: 'Eine genaue Zeit.',
    notStarted: 'Noch keiner: Das Fenster beginnt mit der nächsten Nachricht.',
    unknown: 'Die Quelle nannte keinen.',
    all: (since) =>
      `Alles, was dieses Konto seit ${since} verbraucht: Claude Code auf jedem Gerät, claude.ai und die Apps.`,
    allUnknown: 'Alles, was dieses Konto verbraucht: Claude Code auf jedem Gerät, claude.ai und die Apps.',
    scoped: (model) =>
      `Was dieses Konto mit ${model} verbraucht, auf jedem Gerät. Es zählt auch ins 7-Tage-Fenster.`,
    other: 'Anthropic sagt nicht, was hier zählt.',
    machine: 'Nur der Verbrauch dieses Rechners. Andere Geräte und claude.ai fehlen darin.',
    tokens: 'Die Token darüber sind nur von diesem Rechner und müssen nicht dazu passen.',
    clock: 'Uhr',
    clockAhead: (size) =>
      `Die Uhr dieses Rechners geht ${size} vor; Quotide rechnet mit der Zeit von Anthropic.`,
    clockBehind: (size) =>
      `Die Uhr dieses Rechners geht ${size} nach; Quotide rechnet mit der Zeit von Anthropic.`,
  },
  today: {
    line: (tokens) => `Heute hier: ${tokens} Token`,
    most: (line, model, percent) => `${line} · ${model} ${percent}`,
    none: 'Heute hier: noch keine Token',
    reading: (percent) => `Transkripte dieses Rechners werden gelesen: ${percent}`,
    days: 'Die letzten sieben Tage, heute rechts',
    open: (line) => `${line}. Aktivität anzeigen`,
    soFar: (sums) => `bisher ${sums}`,
  },
  resetAlert: {
    on: (at) => `Quotide meldet sich ${at}.`,
    later: 'Quotide meldet sich nach der Ruhezeit.',
    off: 'Die Meldung zum Reset ist aus.',
    turnOn: (at) => `${upperFirst(at)} melden`,
  },
  accounts: {
    title: 'Konten',
    shown: 'gezeigt',
    noNumber: 'noch keine Zahl',
    ago: (age) => `vor ${age}`,
  },
};
