import { expect, it } from 'vitest';
import { notificationText } from '../../../electron/core/notification-text';

const alert = {
  title: 'R&D <b>at\u202e 83 %\u001b',
  body: '5 < 6 & <a href="http://evil.test">x</a>\nnext\u0007',
};

it('escapes the body where the service reads markup, and nothing in the title', () => {
  expect(notificationText(alert, true)).toEqual({
    title: 'R&D <b>at  83 % ',
    body: '5 &lt; 6 &amp; &lt;a href="http://evil.test"&gt;x&lt;/a&gt;\nnext ',
  });
});

it('leaves the signs of markup where the service reads none', () => {
  expect(notificationText(alert, false).body).toBe('5 < 6 & <a href="http://evil.test">x</a>\nnext ');
});

it('writes them so that no service can take them for markup where that is not known', () => {
  expect(notificationText(alert, null).body).toBe('5 ＜ 6 ＆ ＜a href="http://evil.test"＞x＜/a＞\nnext ');
});
