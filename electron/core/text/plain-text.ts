/**
 * Makes text from outside (a transcript, an answer, a file's name) safe for a terminal, a page, a notification or a
 * file. Invisible characters have effects: control characters steer a terminal, direction characters change the reading
 * order, and characters without a width can hide text or make two names look alike.
 */

/** An emoji with its modifiers, as it may stand before a joiner. */
const EMOJI = String.raw`\p{Extended_Pictographic}[\uFE0F\p{Emoji_Modifier}]?`;

/**
 * Scripts whose letters change shape by joiners: Arabic and its relatives, and the scripts of India and its neighbours.
 */
const joiningScripts = [
  ...['Arab', 'Syrc', 'Mand', 'Mong', 'Nkoo', 'Phag', 'Adlm', 'Rohg'],
  ...['Deva', 'Beng', 'Guru', 'Gujr', 'Orya', 'Taml', 'Telu', 'Knda', 'Mlym', 'Sinh', 'Mymr', 'Khmr', 'Tibt'],
];
const JOINING = String.raw`(?:(?=[\p{L}\p{M}])[${joiningScripts.map((name) => String.raw`\p{scx=${name}}`).join('')}])`;

/** Invisible characters that belong to the character before them. Each is matched first, then its surroundings. */
const needed = [
  // Emoji that are joined into one picture: a family, a flag, a profession.
  String.raw`\u200D(?<=${EMOJI}\u200D)(?=\p{Extended_Pictographic})`,
  // Within a word, and at its end after an Indic vowel sign or virama.
  String.raw`[\u200C\u200D](?<=${JOINING}.)(?=${JOINING})`,
  String.raw`[\u200C\u200D](?<=(?=\p{M})${JOINING}.)(?![\u200C\u200D])`,
  // Variants of a character: coloured or plain, on a key, shapes of a Han character, Mongolian.
  String.raw`[\uFE0E\uFE0F](?<=\p{Extended_Pictographic}.)`,
  String.raw`\uFE0F(?<=[0-9#*].)(?=\u20E3)`,
  String.raw`[\uFE00-\uFE0D](?<=[\p{Script=Han}\p{Script=Myanmar}].)`,
  String.raw`[\u{E0100}-\u{E01EF}](?<=\p{Script=Han}.)`,
  String.raw`[\u180B-\u180F](?<=\p{Script=Mongolian}.)`,
  // Emoji that are newer than the Unicode data of this program.
  String.raw`(?=\p{Cn})\p{Extended_Pictographic}`,
].join('|');

const UNSEEN = String.raw`[\p{C}\p{Default_Ignorable_Code_Point}\u2028\u2029]`;
const ANY_UNSEEN = new RegExp(UNSEEN, 'u');
const ANY_BUT_LINE_FEEDS = new RegExp(String.raw`(?!\n)${UNSEEN}`, 'u');
const EACH_UNSEEN = new RegExp(`(${needed})|${UNSEEN}`, 'gu');
/** No picture joins more than five emoji: a longer chain would be one character without end. */
const LONG_CHAIN = new RegExp(String.raw`((?:${EMOJI}\u200D){4}${EMOJI})\u200D`, 'gu');

/** Replaces each invisible character that is not needed by the result of `replace`. */
function mapUnseen(text: string, replace: (char: string) => string): string {
  return text
    .replace(EACH_UNSEEN, (char, isNeeded: string | undefined) =>
      isNeeded === undefined ? replace(char) : char,
    )
    .replace(LONG_CHAIN, (_, chain: string) => chain + replace('\u200D'));
}

/**
 * The replacement: a space for separators and line breaks, nothing for zero width, and a mark for no character at all.
 */
function seen(char: string): string {
  if (/[\p{Cc}\u200B\u2028-\u202E\u2066-\u2069]/u.test(char)) return ' ';
  return /[\p{Cs}\p{Co}\p{Cn}]/u.test(char) && !/\p{Default_Ignorable_Code_Point}/u.test(char)
    ? '\uFFFD'
    : '';
}

/** Text of several lines: line feeds stay, other invisible characters are replaced. */
export function plainText(text: string): string {
  if (!ANY_BUT_LINE_FEEDS.test(text)) return text;
  return mapUnseen(text.replaceAll('\r\n', '\n'), (char) => (char === '\n' ? char : seen(char)));
}

/** Text as one line whose white space keeps its width, for a table cell or a line that is laid out already. */
export function plainCell(text: string): string {
  return ANY_UNSEEN.test(text) ? mapUnseen(text, seen) : text;
}

/** Text as one line, without leading, trailing or repeated white space; `''` if nothing of it is visible. */
export function plainLine(text: string): string {
  return plainCell(text).replace(/\s+/g, ' ').trim();
}

/** Text as one line without loss: invisible characters become JSON escapes (`\u001b`, `
`). */
export function escapedLine(text: string): string {
  return ANY_UNSEEN.test(text) ? mapUnseen(text, escape) : text;
}

/**
 * A value as JSON for a terminal or a program. `JSON.parse` restores it, and characters that could steer a terminal are
 * escaped as `\u…`, also those that JSON itself leaves as they are (U+009B, U+202E).
 * @param indent spaces a level; absent: all in one line
 */
export function jsonText(value: unknown, indent?: number): string {
  const json = JSON.stringify(value, null, indent);
  if (!ANY_BUT_LINE_FEEDS.test(json)) return json;
  return mapUnseen(json, (char) => (char === '\n' ? char : escape(char)));
}

const shortEscapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escape(char: string): string {
  const short = shortEscapes[char];
  if (short !== undefined) return short;
  const units = Array.from({ length: char.length }, (_, at) => char.charCodeAt(at));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}

/** The characters as a reader sees them: a letter with its marks, a whole emoji. */
export function graphemesOf(text: string): readonly string[] {
  if (/^[\x20-\x7E]*$/.test(text)) return Array.from(text);
  return Array.from(new Intl.Segmenter('en').segment(text), ({ segment }) => segment);
}

/** The usual upper limit of such a character, in UTF-16 units. */
const LONGEST_GRAPHEME = 64;

/** The start of a text, at most `length` UTF-16 units long; no character is cut in two. */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text;
  const near = text.slice(0, length + LONGEST_GRAPHEME);
  let end = 0;
  for (const grapheme of graphemesOf(near)) {
    if (end + grapheme.length > length) break;
    end += grapheme.length;
  }
  // A character that is longer than the limit has to be cut.
  if (end === 0) return near.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
  return near.slice(0, end);
}
