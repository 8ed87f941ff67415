import fc from 'fast-check';

/** Text that an attacker or a faulty tool may put into a name. */
export const hostilePieces: readonly string[] = [
  ...[
    '\u001b[31m',
    '\u001b]0;owned\u0007',
    '\u001b]8;;http://evil.test\u0007x',
    '\u001b[2J\u001b[H',
    '\u001bc',
  ],
  ...['\u009b31m', '\u009d0;x\u009c', '\u0090q', '\u0000', '\b\b\b', '\u007f', '\u000e', '\u0085'],
  ...['\r', '\n', '\r\n', '\t', '\v', '\f', '\u2028', '\u2029'],
  ...[
    '\u202e',
    '\u202d',
    '\u202a',
    '\u202c',
    '\u2066',
    '\u2067',
    '\u2068',
    '\u2069',
    '\u200e',
    '\u200f',
    '\u061c',
  ],
  ...[
    '\u200b',
    '\u200c',
    '\u200d',
    '\u2060',
    '\u2061',
    '\u2064',
    '\u206a',
    '\u206f',
    '\ufeff',
    '\u00ad',
    '\u034f',
  ],
  ...[
    '\u180e',
    '\u180b',
    '\u115f',
    '\u1160',
    '\u3164',
    '\uffa0',
    '\u17b4',
    '\ufff9',
    '\ufffb',
    '\u0600',
    '\u{13430}',
  ],
  ...[
    '\u{e0001}',
    '\u{e0041}',
    '\u{e007f}',
    '\ufe0f',
    '\ufe00',
    '\u{e0100}',
    '\u{e01ef}',
    '\u{1d173}',
    '\u{110bd}',
  ],
  ...['\ud800', '\udfff', '\ud83d', '\uffff', '\ufffe', '\u{1fffe}', '\ue000', '\u{f0000}', '\u{10ffff}'],
  ...['=1+1', '+cmd', '-2', '@SUM(1)', '＝1', '＋1', '－1', '＠1', ';=1', '\t=1', '"', "'", ',', ';', '|'],
  ...['<b>', '</b>', '&amp;', '&', '_', '\\', '{', '}', '`', '%s', '<script>'],
];

/** Text that must not be changed. */
export const wholePieces: readonly string[] = [
  ...[
    'a',
    'Z',
    '0',
    ' ',
    '-',
    '語',
    'ü',
    'é',
    'я',
    'א',
    'ع',
    'क',
    'ष',
    '👩‍👩‍👧',
    '🏳️‍🌈',
    '🧑🏽‍💻',
    '1️⃣',
    '❤️',
    '🇩🇪',
    '葛',
  ],
  ...['می‌خواهم', 'क्‍ष', 'ശ്രീ', '́', '̈', '/', '.', 'claude-opus-5-5'],
];

/** An arbitrary of any text, often hostile. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { arbitrary: fc.constantFrom(...hostilePieces), weight: 4 },
      { arbitrary: fc.constantFrom(...wholePieces), weight: 4 },
      { arbitrary: fc.string({ unit: 'binary', maxLength: 3 }), weight: 1 },
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''));

const UNSAFE: readonly (readonly [from: number, to: number])[] = [
  ...([
    [0x00, 0x1f],
    [0x7f, 0x9f],
    [0xad, 0xad],
    [0x34f, 0x34f],
    [0x61c, 0x61c],
  ] as const),
  ...([
    [0x115f, 0x1160],
    [0x17b4, 0x17b5],
    [0x200b, 0x200b],
    [0x200e, 0x200f],
    [0x2028, 0x202e],
  ] as const),
  ...([
    [0x2060, 0x206f],
    [0x3164, 0x3164],
    [0xd800, 0xdfff],
    [0xfeff, 0xfeff],
    [0xffa0, 0xffa0],
  ] as const),
  ...([
    [0xfff0, 0xfffb],
    [0xfffe, 0xffff],
    [0x1d173, 0x1d17a],
    [0xe0000, 0xe00ff],
    [0xe01f0, 0xe0fff],
  ] as const),
];

/**
 * What of a text could steer a terminal, change the order of what is read, or hide something, by code points; joiners
 * and variation selectors only where nothing needs them. Written apart from what cleans texts.
 * @param allowed characters that may stand in it
 */
export function unsafeIn(text: string, allowed = ''): readonly string[] {
  const chars = Array.from(text);
  return chars.flatMap((char, at) => {
    if (allowed.includes(char)) return [];
    const code = char.codePointAt(0) ?? 0;
    const before = chars[at - 1] ?? '';
    const isBad =
      UNSAFE.some(([from, to]) => code >= from && code <= to) ||
      (/\p{Cf}/u.test(char) && !'\u200c\u200d\u180e'.includes(char)) ||
      (isJoiner(code) && /^[\p{ASCII}\s\u200c\u200d]?$/u.test(before)) ||
      (isSelector(code) && (isSelector(before.codePointAt(0) ?? 0) || /^[^\P{ASCII}0-9#*]?$/u.test(before)));
    return isBad ? [`U+${code.toString(16).toUpperCase().padStart(4, '0')}`] : [];
  });
}

function isJoiner(code: number): boolean {
  return code === 0x200c || code === 0x200d;
}

function isSelector(code: number): boolean {
  return (code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xe0100 && code <= 0xe01ef);
}
