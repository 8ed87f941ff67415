// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { openPage } from './page';
import { normal } from './samples';
import { snapshots } from './snapshots';

const undelivered = { title: '5-hour limit reached', body: 'b', window: 'five_hour' };
const alerts = { last: undelivered, refusal: null };

it.each([
  ['with numbers', normal],
  ['without any', snapshots['no-credentials']],
])('an alert that the system did not show is in the popover %s', async (_name, snapshot) => {
  const { push } = await openPage(snapshot);
  expect(document.querySelector('.unsaid')).toBeNull();
  push({ ...snapshot, version: snapshot.version + 1, undelivered: alerts });
  expect(document.querySelector('.unsaid')?.textContent).toBe(
    'The system showed no notification: 5-hour limit reached',
  );
});
