/**
 * Text from outside (a transcript, an answer, a file's name) made fit for a terminal, a page, a notification or a file.
 * What cannot be seen can steer: control characters a terminal, direction characters the order of what is read, and
 * characters without a width can hide text or make two names look alike.
 */

/** Emoji and what may stand between one and a joiner. */
const EMOJI = String.raw`\p{Extended_Pictographic}[\uFE0F\p{Emoji_Modifier}]?`;

/** Scripts whose letters change shape by joiners: those of Arabic's kind, and those of India and its neighbours. */
const joiningScripts = [
  ...['Arab', 'Syrc', 'Mand', 'Mong', 'Nkoo', 'Phag', 'Adlm', 'Rohg'],
  ...['Deva', 'Beng', 'Guru', 'Gujr', 'Orya', 'Taml', 'Telu', 'Knda', 'Mlym', 'Sinh', 'Mymr', 'Khmr', 'Tibt'],
];
const JOINING = String.raw`(?:(?=[\p{L}\p{M}])[${joiningScripts.map((name) => String.raw`\p{scx=${name}}`).join('')}])`;

/** Unseen characters that belong to what stands before them; each is looked for first, then its surroundings. */
const needed = [
  // A family, a flag, a profession: emoji in one picture.
  String.raw`\u200D(?<=${EMOJI}\u200D)(?=\p{Extended_Pictographic})`,
  // Within a word, and behind an Indic vowel sign or virama also at its end.
  String.raw`[\u200C\u200D](?<=${JOINING}.)(?=${JOINING})`,
  String.raw`[\u200C\u200D](?<=(?=\p{M})${JOINING}.)(?![\u200C\u200D])`,
  // How one sign looks: in colour or as text, on a key, in one of a Han character's shapes, in Mongolian.
  String.raw`[\uFE0E\uFE0F](?<=\p{Extended_Pictographic}.)`,
  String.raw`\uFE0F(?<=[0-9#*].)(?=\u20E3)`,
  String.raw`[\uFE00-\uFE0D](?<=[\p{Script=Han}\p{Script=Myanmar}].)`,
  String.raw`[\u{E0100}-\u{E01EF}](?<=\p{Script=Han}.)`,
  String.raw`[\u180B-\u180F](?<=\p{Script=Mongolian}.)`,
  // Emoji that are younger than this program.
  String.raw`(?=\p{Cn})\p{Extended_Pictographic}`,
].join('|');

const UNSEEN = String.raw`[\p{C}\p{Default_Ignorable_Code_Point}\u2028\u2029]`;
const ANY_UNSEEN = new RegExp(UNSEEN, 'u');
const ANY_BUT_LINE_FEEDS = new RegExp(String.raw`(?!\n)${UNSEEN}`, 'u');
const EACH_UNSEEN = new RegExp(`(${needed})|${UNSEEN}`, 'gu');
/** No picture joins more than five emoji: a longer chain is one sign without end. */
const LONG_CHAIN = new RegExp(String.raw`((?:${EMOJI}\u200D){4}${EMOJI})\u200D`, 'gu');

/** Each unseen character that is not needed, as `replace` has it. */
function mapUnseen(text: string, replace: (char: string) => string): string {
  return text
    .replace(EACH_UNSEEN, (char, isNeeded: string | undefined) =>
      isNeeded === undefined ? replace(char) : char,
    )
    .replace(LONG_CHAIN, (_, chain: string) => chain + replace('\u200D'));
}

/** A space for what separates or turns, nothing for what has no width, and a mark for what is no character at all. */
function seen(char: string): string {
  if (/[\p{Cc}\u200B\u2028-\u202E\u2066-\u2069]/u.test(char)) return ' ';
  return /[\p{Cs}\p{Co}\p{Cn}]/u.test(char) && !/\p{Default_Ignorable_Code_Point}/u.test(char)
    ? '\uFFFD'
    : '';
}

/** Text of several lines: line feeds stay, all else that cannot be seen goes. */
export function plainText(text: string): string {
  if (!ANY_BUT_LINE_FEEDS.test(text)) return text;
  return mapUnseen(text.replaceAll('\r\n', '\n'), (char) => (char === '\n' ? char : seen(char)));
}

/** Text as one line in which white space stays as wide as it was: for a cell or a line that is set already. */
export function plainCell(text: string): string {
  return ANY_UNSEEN.test(text) ? mapUnseen(text, seen) : text;
}

/** Text as one line, without white space at its ends or twice in a row; `''` where nothing can be seen of it. */
export function plainLine(text: string): string {
  return plainCell(text).replace(/\s+/g, ' ').trim();
}

/** Text in one line without loss: what cannot be seen is written as JSON would (`\u001b`, `\n`). */
export function escapedLine(text: string): string {
  return ANY_UNSEEN.test(text) ? mapUnseen(text, escape) : text;
}

/**
 * A value as JSON for a terminal or a program: `JSON.parse` gives the whole value back, and what could steer a terminal
 * is written as `\u…`, also where JSON itself would let it pass (U+009B, U+202E).
 * @param indent spaces a level; left out: all in one line
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

/** What a reader takes for one character: a letter with its marks, a whole emoji. */
export function graphemesOf(text: string): readonly string[] {
  if (/^[\x20-\x7E]*$/.test(text)) return Array.from(text);
  return Array.from(new Intl.Segmenter('en').segment(text), ({ segment }) => segment);
}

/** A character as a reader sees it is hardly ever longer (UTF-16 units). */
const LONGEST_GRAPHEME = 64;

/** The beginning of a text that has at most `length` UTF-16 units; no character is cut in half. */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text;
  const near = text.slice(0, length + LONGEST_GRAPHEME);
  let end = 0;
  for (const grapheme of graphemesOf(near)) {
    if (end + grapheme.length > length) break;
    end += grapheme.length;
  }
  // One that is longer than all that is wanted cannot stay whole.
  if (end === 0) return near.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
  return near.slice(0, end);
}
