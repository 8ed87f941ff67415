import { plural } from '../plural';
import type { time as english } from '../en/time';

/** Japanese has a single form; no line break separates a number from its unit. */
const counted = (count: number, unit: string) => plural('ja', count, { other: unit }).replace(' ', '\u202f');

const span: (typeof english)['span'] = {
  less: '1\u202f分未満',
  seconds: (count) => counted(count, '秒'),
  minutes: (count) => counted(count, '分'),
  hours: (count) => counted(count, '時間'),
  days: (count) => counted(count, '日'),
  both: (large, small) => `${large} ${small}`,
};

/** Times and spans, in Japanese. */
export const time: typeof english = {
  day: (weekday) => `${weekday}曜`,
  at: (clock) => clock,
  on: (clock) => clock,
  around: (clock) => `${clock} ごろ`,
  onDay: (day) => day,
  reset: (at, inTime) => `${at}（${inTime}）`,
  in: (declined) => `${declined}後`,
  inLess: '1\u202f分以内',
  span,
  declined: span,
  countdown: { under: '1\u202f分未満', minutes: '分', hours: '時間', days: '日' },
  age: { seconds: '秒', minutes: '分', hours: '時間', days: '日' },
  tokens: [
    { size: 1e4, sign: '万', decimalBelow: 10 },
    { size: 1e8, sign: '億', decimalBelow: 100 },
    { size: 1e12, sign: '兆', decimalBelow: 1e3 },
  ],
};
