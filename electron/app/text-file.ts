import { err, ok, type Result } from '../core/result';

/** The encoding of a text file; the three with a mark begin with a byte order mark. */
export type TextEncoding = 'utf8' | 'utf8_mark' | 'utf16le_mark' | 'utf16be_mark';

/** A text and the encoding of its file, so that it can be written in the same one. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncoding;
}

const MARKS: readonly (readonly [TextEncoding, Buffer])[] = [
  ['utf8_mark', Buffer.from([0xef, 0xbb, 0xbf])],
  ['utf16le_mark', Buffer.from([0xff, 0xfe])],
  ['utf16be_mark', Buffer.from([0xfe, 0xff])],
];

/** Decodes a text as editors save it: UTF-8, or by its byte order mark. Without a mark, a NUL byte makes it no text. */
export function decodeText(bytes: Buffer): Result<DecodedText, 'not_text'> {
  const [encoding, mark] = MARKS.find(([, start]) => bytes.subarray(0, start.length).equals(start)) ?? [
    'utf8' as const,
    Buffer.alloc(0),
  ];
  const body = bytes.subarray(mark.length);
  try {
    const text = decodeBody(body, encoding);
    return text.includes('\0') ? err('not_text') : ok({ text, encoding });
  } catch {
    return err('not_text');
  }
}

/** Encodes a text, with its mark. */
export function encodeText({ text, encoding }: DecodedText): Buffer {
  const mark = MARKS.find(([name]) => name === encoding)?.[1] ?? Buffer.alloc(0);
  if (encoding === 'utf8' || encoding === 'utf8_mark') return Buffer.concat([mark, Buffer.from(text)]);
  const body = Buffer.from(text, 'utf16le');
  return Buffer.concat([mark, encoding === 'utf16be_mark' ? body.swap16() : body]);
}

/** @throws TypeError or RangeError if the bytes are not of that encoding */
function decodeBody(body: Buffer, encoding: TextEncoding): string {
  const options = { fatal: true, ignoreBOM: true };
  if (encoding === 'utf8' || encoding === 'utf8_mark') return new TextDecoder('utf-8', options).decode(body);
  const little = encoding === 'utf16be_mark' ? Buffer.from(body).swap16() : body;
  return new TextDecoder('utf-16le', options).decode(little);
}
