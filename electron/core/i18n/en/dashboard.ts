import { plural } from '../plural';

/** The pages of the dashboard, in English. */
export const dashboard = {
  pages: { overview: 'Overview', history: 'History', activity: 'Activity', sessions: 'Sessions' },
  open: 'Dashboard',
  refresh: 'Refresh',
  range: 'Range',
  ranges: { '24h': '24 h', '7d': '7 days', '30d': '30 days', '90d': '90 days', '1y': '1 year' },
  custom: 'Other range',
  from: 'From',
  until: 'Until',
  day: 'Day',
  month: 'Month',
  clock: 'Time of day',
  /** The name of a field for one end of a range: `From: Day`. */
  field: (end: string, part: string) => `${end}: ${part}`,
  apply: 'Show',
  zoomOut: 'Zoom out',
  export: 'Export',
  exportAs: (format: string) => `Export as ${format}`,
  exported: (file: string) => `Saved as ${file}.`,
  exportFailed: (reason: string) => `Nothing was saved: ${reason}.`,
  utilization: 'Utilization',
  unit: 'percent used',
  peaks: 'highest percent of each day',
  table: 'Table',
  chart: 'Chart',
  time: 'Time',
  hint: 'Drag over the chart to look closer. With the keyboard: arrow keys to read, + and − to zoom.',
  readout: 'Reading at',
  /** The highest percent of a day: after the label on the card, and before labels with values in a sentence. */
  highest: 'highest',
  highestOf: (values: string) => `highest: ${values}`,
  zoomHint: 'Drag to zoom in',
  view: 'View',
  began: (moment: string) => `Readings began ${moment}.`,
  loading: 'Loading…',
  more: 'More',
  liveSession: 'Live session',
  noReading: 'no reading',
  nothing: 'No readings in this time.',
  nothingYet: 'Readings are kept from the first one on.',
  unreadable: 'The history could not be read.',
  legend: {
    reset: 'reset',
    early: 'early reset',
    reached: 'limit reached',
    alert: 'alert',
    silence: 'no readings',
  },
  showWindow: (label: string) => `Show ${label}`,
  resetOf: (label: string) => `${label} reset`,
  /** The summary of the chart, one sentence for each window. */
  summary: (span: string) => `Utilization, ${span}.`,
  windowSummary: (label: string, low: string, high: string, hits: number) =>
    `${label}: ${low} to ${high}${hits === 0 ? '' : `, limit reached ${plural('en', hits, { one: 'time', other: 'times' })}`}.`,
  hits: {
    title: (count: number, span: string) =>
      count === 0 ? `No limit reached · ${span}` : `Limit reached ${String(count)}× · ${span}`,
    titleBetween: (count: number, dates: string) =>
      count === 0 ? `No limit reached, ${dates}` : `Limit reached ${String(count)}×, ${dates}`,
    titleSince: (count: number, moment: string) =>
      count === 0 ? `No limit reached since ${moment}` : `Limit reached ${String(count)}× since ${moment}`,
    blocked: (duration: string) => `blocked ${duration} in all`,
    /** For a limit that was found reached, so that its start is unknown. */
    blockedAtLeast: (duration: string) => `blocked at least ${duration} in all`,
    atLeast: (duration: string) => `at least ${duration}`,
    when: 'When',
    window: 'Window',
    howLong: 'Blocked',
    warned: 'Warned before',
    notWarned: 'not warned',
    still: 'still',
    /** In place of a duration, if Claude continued to answer. */
    wentOn: 'Claude went on',
    last: (when: string) => `The last one: ${when}.`,
    all: 'History',
    more: (count: number) => `${String(count)} more in the export.`,
  },
  endings: {
    title: 'How each period ended',
    ended: 'Ended',
    peak: 'Highest',
    how: 'How',
    ways: { scheduled: 'on time', early: 'early', unknown: 'unseen' },
    summary: (scheduled: number, early: number) =>
      `${plural('en', scheduled, { one: 'reset', other: 'resets' })} on time, ${String(early)} early.`,
    none: 'No period has ended in this time.',
  },
  busiest: {
    title: 'When you use it',
    fewer: 'less',
    more: 'more of the 5-hour window used',
    cell: (day: string, hour: string, percent: string) => `${day} ${hour}: ${percent}`,
    busiest: (day: string, hour: string) => `Busiest: ${day} at ${hour}.`,
    none: 'Not enough readings yet.',
  },
  forecast: {
    title: 'Can you trust the forecast?',
    /** `31` of `40`; the rest of the sentence follows. */
    came: (right: number, all: number) => `${String(right)} of ${String(all)}`,
    cameRest: 'run-out warnings came true in the last 90 days.',
    spoken: (right: number, all: number) =>
      `${String(all)} warnings: ${String(right)} came true, ${String(all - right)} did not`,
    hits: (all: number, announced: number) =>
      `${plural('en', all, { one: 'time', other: 'times' })} the limit was reached: ${String(announced)} announced, ${String(all - announced)} without warning.`,
    key: 'filled: came true · hollow: did not',
    none: 'No warning has been given yet, so there is nothing to count.',
    /** `79%` of so many forecasts. */
    ranges: (held: string, all: number) =>
      `${held} of ${plural('en', all, { one: 'forecast', other: 'forecasts' })} had the result in their range; 8 in 10 should.`,
  },
  overview: {
    last7: 'Last 7 days',
    noLimit: (balance: string) => `${balance} left`,
    ofLimit: (limit: string) => `of ${limit}`,
  },
};
