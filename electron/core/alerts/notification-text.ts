import { plainCell, plainText } from '../text/plain-text';

/**
 * Whether the desktop's notification service parses markup in a body (`body-markup` of the Desktop Notifications
 * Specification); `null`: unknown.
 */
export type BodyMarkup = boolean | null;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const LOOK_ALIKES: Readonly<Record<string, string>> = { '&': '＆', '<': '＜', '>': '＞' };

/**
 * The text of a notification, escaped where the service parses markup. Electron passes the body on as it is, and such a
 * service shows `a & b` as an empty text (https://github.com/telegramdesktop/tdesktop/pull/6705). Titles have no
 * markup.
 */
export function notificationText(
  { title, body }: { readonly title: string; readonly body: string },
  markup: BodyMarkup,
): { readonly title: string; readonly body: string } {
  const text = plainText(body);
  const signs = markup === null ? LOOK_ALIKES : ENTITIES;
  return {
    title: plainCell(title),
    body: markup === false ? text : text.replace(/[&<>]/g, (sign) => signs[sign] ?? sign),
  };
}
