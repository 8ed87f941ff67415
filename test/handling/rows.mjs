import { credentialsRows } from './credentials.mjs';
import { diskRows } from './disk.mjs';
import { httpRows } from './http.mjs';
import { networkRows } from './network.mjs';
import { outsideRows } from './outside.mjs';
import { processesRows } from './processes.mjs';
import { proxyAttackRows } from './proxy-attacks.mjs';
import { proxyRows } from './proxy.mjs';
import { surroundingsRows } from './surroundings.mjs';
import { timeRows } from './time.mjs';
import { transcriptsRows } from './transcripts.mjs';
import { updatesRows } from './updates.mjs';

/**
 * For each fault of `test/faults/README.md`: which lines handle it, and which test fails when they are taken out.
 * `npm run test:long -- handling` takes them out, one row after the other, in a copy of the checkout.
 */
export const handlingRows = [
  ...httpRows,
  ...timeRows,
  ...credentialsRows,
  ...diskRows,
  ...proxyRows,
  ...proxyAttackRows,
  ...transcriptsRows,
  ...updatesRows,
  ...networkRows,
  ...surroundingsRows,
  ...processesRows,
  ...outsideRows,
];
