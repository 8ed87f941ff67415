import { expect, it } from 'vitest';
import { notificationText } from '../../../../electron/core/alerts/notification-text';

const alert = {
  title: 'R&D <b>at\u202e 83 %\u001b',
  body: '5 < 6 & <a href="http://evil.test">x</a>\nnext\u0007',
};

it('the body is escaped where the service parses markup, and the title never is', () => {
  expect(notificationText(alert, true)).toEqual({
    title: 'R&D <b>at  83 % ',
    body: '5 &lt; 6 &amp; &lt;a href="http://evil.test"&gt;x&lt;/a&gt;\nnext ',
  });
});

it('the body is unchanged where the service parses no markup', () => {
  expect(notificationText(alert, false).body).toBe('5 < 6 & <a href="http://evil.test">x</a>\nnext ');
});

it('the body has no character of markup where it is unknown whether the service parses it', () => {
  expect(notificationText(alert, null).body).toBe('5 ＜ 6 ＆ ＜a href="http://evil.test"＞x＜/a＞\nnext ');
});
