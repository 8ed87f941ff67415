/* eslint no-restricted-syntax: off -- these are the formatters that the rule points to */
/**
 * Formatters of `Intl`, one for each language and style. A new one takes 30 µs and about 10 kB that V8 does not count, so
 * that it frees them late: the texts of an app that runs for days made hundreds of megabytes of them
 * (https://github.com/nodejs/node/issues/57213).
 */

/** More than all texts of one locale need; a change of language or zone leaves the old ones unused. */
const MOST = 64;

export const dateFormatter = remembered<Intl.DateTimeFormatOptions, Intl.DateTimeFormat>(
  (language, options) => new Intl.DateTimeFormat(language, options),
);

export const numberFormatter = remembered<Intl.NumberFormatOptions, Intl.NumberFormat>(
  (language, options) => new Intl.NumberFormat(language, options),
);

/** A function that gives the same result again for equal parameters. It holds at most `MOST` results. */
function remembered<Options extends object, Formatter>(
  create: (language: string, options: Options) => Formatter,
): (language: string, options: Options) => Formatter {
  const made = new Map<string, Formatter>();
  return (language, options) => {
    const key = `${language} ${JSON.stringify(options)}`;
    const found = made.get(key);
    if (found !== undefined) return found;
    if (made.size >= MOST) made.clear();
    const formatter = create(language, options);
    made.set(key, formatter);
    return formatter;
  };
}
