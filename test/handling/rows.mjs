import { credentialsRows } from './credentials.mjs';
import { diskRows } from './disk.mjs';
import { httpRows } from './http.mjs';
import { proxyRows } from './proxy.mjs';
import { timeRows } from './time.mjs';
import { transcriptsRows } from './transcripts.mjs';

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
  ...transcriptsRows,
];
