import type { proxy as english } from '../en/proxy';

/** The proxy and the status line in the settings, in German. */
export const proxy: typeof english = {
  effects: {
    caption: 'Was sich in Claude Code ändert, solange es durch den Proxy geht',
    more: (count) => `${String(count)} weitere`,
    change: 'Was sich in Claude Code ändert',
    remedy: 'Was hilft',
    set: (variable) => `Auch ${variable} setzen`,
    rows: {
      tools: {
        change:
          'Die MCP-Werkzeugsuche geht aus; mit vielen Werkzeugen kostet jede Anfrage bis zu 30.000 Token mehr',
        remedy: 'ENABLE_TOOL_SEARCH=true, steht in den Zeilen unten',
      },
      cache: {
        change: 'Ein Block jedes Gesprächs kommt nicht mehr in den Cache, die Eingabe steigt etwas',
        remedy: 'Nichts bekannt',
      },
      remote: { change: 'Remote Control geht nicht mehr', remedy: 'Nur die Zeilen wieder herauszunehmen' },
      policies: {
        change: 'Einstellungen, die eine Organisation auf Anthropics Server hält, werden nicht geholt',
        remedy: 'Den Proxy dort aus lassen',
      },
      streaming: {
        change: 'Eingaben für Werkzeuge kommen in größeren Schritten',
      },
      traces: {
        change: 'Trace-Kennungen werden nicht mitgeschickt',
      },
      checks: {
        change: 'Ob der Plan ein Modell oder 1M Kontext hat, wird vorher nicht geprüft',
        remedy: 'Das Modell von Hand wählen',
      },
      background: {
        change: 'Sitzungen im Hintergrund sehen die Variablen der Shell nicht',
        remedy: 'Stattdessen settings.json nehmen',
      },
      stopped: {
        change: 'Läuft Quotide nicht, versucht es Claude Code minutenlang und scheitert dann',
        remedy: 'Die Zeilen herausnehmen, bevor Quotide entfernt wird',
      },
    },
  },
  live: {
    title: 'Live-Daten',
    note: 'Anthropic lässt sich nur wenige Male je Stunde fragen. Diese beiden liefern jede Zahl, sobald Claude Code sie bekommt.',
  },
  title: 'Proxy',
  benefit: 'Die genaueste Quelle',
  on: 'Limits aus Claude Codes eigenem Verkehr lesen',
  onNote: 'Jede Antwort von Claude enthält die Limits: genau, sofort und ohne Anthropic zu fragen.',
  managedFile: (file) =>
    `Dieser Rechner wird verwaltet: ${file} enthält Einstellungen einer Organisation. Bitte zuerst deren Administrator fragen.`,
  managedPlan:
    'Zu Team und Enterprise kann es Einstellungen geben, die Claude Code durch einen Proxy nicht holt. Bitte zuerst den Administrator fragen.',
  port: 'Port',
  portNote: 'Nur auf 127.0.0.1. Wer ihn ändert, muss auch die Zeilen ändern.',
  secretPath: 'Nur Claude Code darf ihn benutzen (geheimer Pfad)',
  secretPathNote:
    'Für Rechner mit mehreren Benutzern: Die Adresse bekommt einen zufälligen Pfad, und Quotide weist jede Anfrage ohne ihn ab. Die Zeilen für Claude Code ändern sich; bitte neu eintragen.',
  state: 'Zustand',
  states: {
    off: 'Aus',
    listening: (port) => `Lauscht auf 127.0.0.1:${port}`,
    starting: 'Startet',
    again: 'Er endete von selbst und wird neu gestartet',
    taken:
      'Ein anderes Programm belegt den Port. Einen anderen wählen, sonst startet er, sobald der Port frei ist.',
    stranger: (user) =>
      `Ein anderes Programm belegt diesen Port${user === null ? '' : ` (Benutzer ${user})`}. Steht dieser Port in den Einstellungen von Claude Code, schickt Claude Code sein Login an dieses Programm. Die Zeilen dort herausnehmen oder das Programm beenden.`,
    failed: (code) => `Er kann nicht lauschen (${code}). Es wird wieder versucht.`,
  },
  test: 'Probe',
  testNote: 'Fragt nur den Proxy. An Anthropic geht nichts.',
  tests: {
    answers: 'Der Proxy antwortet.',
    silent: 'Auf diesem Port antwortet nichts.',
    stranger: (user) =>
      `Auf diesem Port antwortet ein anderes Programm${user === null ? '' : ` (Benutzer ${user})`}, nicht Quotide. Steht der Port in den Einstellungen von Claude Code, bekommt dieses Programm das Login.`,
  },
  alarm: {
    title: 'Claude Code schickt sein Login vielleicht an ein anderes Programm',
    body: (port, user) =>
      `Ein anderes Programm belegt Port ${port}${user === null ? '' : ` (Benutzer ${user})`}, nicht Quotide. Steht dieser Port in den Einstellungen von Claude Code, bitte die Zeilen dort herausnehmen oder das Programm beenden.`,
  },
  setup: 'Zeilen für Claude Code',
  setupNote: 'Quotide ändert keine Datei von Claude Code. Eines von beiden bitte selbst eintragen.',
  shell: 'Für eine Shell',
  settings: 'Für settings.json von Claude Code',
  undo: 'Rückgängig',
  undoNote:
    'Die Zeilen wieder aus settings.json oder dem Profil der Shell nehmen; in einer offenen Shell dies ausführen.',
  copyNamed: (what) => `Kopieren: ${what}`,
  proof: 'Was hindurchging',
  proofNote: 'Seit dem Start des Proxys. Der Inhalt von Anfragen wird weder gespeichert noch geändert.',
  proofNone: 'Nichts zu zählen, solange der Proxy nicht lauscht.',
  summary: (requests, wrong) =>
    `Anfragen: ${requests}. Abgebrochen, nicht verstanden oder verloren: ${wrong}.`,
  figures: {
    requests: 'Anfragen',
    active: 'Unterwegs',
    bytesUp: 'An Anthropic gesendet',
    bytesDown: 'Empfangen',
    addedP50: 'Verzögerung, bei der Hälfte darunter',
    addedP99: 'Verzögerung, bei 99 von 100 darunter',
    headersSeen: 'Antworten mit Limits, alle weitergereicht',
    usesSeen: 'Antworten mit gezählten Token',
    usesUnknown: 'Token nicht lesbar',
    tapErrors: 'Fehler beim Zählen, Verkehr unberührt',
    replaced: 'Limits, die ungelesen von neueren überholt wurden',
    dropped: 'Verloren, weil Quotide zu beschäftigt war, Verkehr unberührt',
    refused: 'Abgewiesen (Webseiten, Proben)',
    upstreamErrors: 'Anthropic brach ab oder war nicht erreichbar',
    aborted: 'Von Claude Code abgebrochen',
  },
  unknown: 'noch keine',
  line: {
    title: 'Statuszeile',
    about: 'Limits aus Claude Codes Statuszeile lesen',
    note: 'Keine Nebenwirkungen: Claude Code übergibt seiner Statuszeile nach jeder Antwort beide Fenster; Anthropic wird nicht gefragt.',
    add: 'Für settings.json von Claude Code',
    addNote:
      'Quotide ändert keine Datei von Claude Code. Bitte selbst eintragen; an die Stelle einer statusLine, die schon da ist.',
    chained: 'Die eigene Zeile bleibt: Quotide führt sie aus und gibt aus, was sie ausgibt.',
    installed: 'Die Einstellungen von Claude Code nennen Quotide.',
    remove: 'Rückgängig',
    removeNote: 'statusLine wieder aus settings.json nehmen.',
    restoreNote: 'Die statusLine von vorher wieder eintragen.',
    heard: 'Zuletzt gelesen',
    never: 'nie',
  },
};
