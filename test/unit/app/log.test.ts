import { expect, test } from 'vitest';
import { createLog } from '../../../electron/app/log';

test('a log that has ended writes nothing more, in no scope', () => {
  const lines: string[] = [];
  const log = createLog('debug', () => 0, [(line) => lines.push(line)]);
  const part = log.scope('part');
  part.info('before');
  log.end();
  part.error('after');
  log.scope('other').error('after');
  log.error('after');
  expect(lines).toHaveLength(1);
});
