import { expect, it } from 'vitest';
import { doctorFacts, findingOf } from './make-doctor-facts';

it.each([
  ['NSIS', 'Quotide 0.1.0, installed for this user'],
  ['portable', 'Quotide 0.1.0, portable program'],
  ['app', 'Quotide 0.1.0, app bundle'],
  ['rpm', 'Quotide 0.1.0, rpm package'],
])('the report names a package of the kind %s', (kind, said) => {
  const versions = { ...doctorFacts().versions, installation: { kind, officialRuntime: true } };
  expect(findingOf('versions', { versions }).facts[0]).toBe(said);
});
