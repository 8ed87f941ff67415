import { plainCell, plainText } from './plain-text';

/**
 * Whether the desktop's notification service reads markup in a body (`body-markup` of the Desktop Notifications
 * Specification); `null`: it was not found out.
 */
export type BodyMarkup = boolean | null;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const LOOK_ALIKES: Readonly<Record<string, string>> = { '&': '＆', '<': '＜', '>': '＞' };

/**
 * A notification as the system gets it. Electron hands the body on as it is, and a service that reads markup shows
 * `a & b` as nothing at all (https://github.com/telegramdesktop/tdesktop/pull/6705); titles are never markup.
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
