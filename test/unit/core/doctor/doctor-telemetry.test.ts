import { describe, expect, it } from 'vitest';
import { doctorReport } from '../../../../electron/core/doctor/doctor';
import type { DoctorFacts } from '../../../../electron/core/doctor/doctor-facts';
import { doctorFacts, MINUTE, NOW } from './make-doctor-facts';

const push = { endpoint: 'http://collector:4318/v1/metrics', by: 'settings' } as const;
const found = (telemetry: Partial<DoctorFacts['telemetry']>) => {
  const facts = doctorFacts();
  const report = doctorReport({ ...facts, telemetry: { ...facts.telemetry, ...telemetry } });
  return report.findings.filter(({ id }) => id.startsWith('metrics'));
};

describe('the finding about metrics', () => {
  it('is absent while metrics are off', () => {
    expect(found({ lastExport: { at: NOW, ok: false, reason: '404' } })).toEqual([]);
  });

  it('names the time of the last successful push', () => {
    const [finding] = found({ push, lastExport: { at: NOW - MINUTE, ok: true, reason: null } });
    expect(finding).toMatchObject({ id: 'metrics_push', state: 'ok' });
    expect(finding?.facts.join()).toContain('19:59');
  });

  it.each([
    ['404', 'HTTP status 404', 'path'],
    ['401', 'HTTP status 401', 'headers'],
    ['ECONNREFUSED', 'ECONNREFUSED', 'runs'],
    ['headers', 'keychain', 'Unlock'],
  ])('names the failure %s', (reason, said, advice) => {
    const [finding] = found({ push, lastExport: { at: NOW, ok: false, reason } });
    expect(finding?.state).toBe('warning');
    expect(finding?.facts.join()).toContain(said);
    expect(finding?.action).toContain(advice);
  });

  it('names a missing first push, unsupported gRPC and a used port', () => {
    expect(found({ push })[0]?.state).toBe('unknown');
    expect(found({ push: { ...push, by: 'environment' } })[0]?.facts.join()).toContain('without these');
    expect(found({ push: 'grpc' })[0]).toMatchObject({ state: 'warning' });
    expect(found({ scrape: { port: 9465, failure: 'EADDRINUSE' } })[0]).toMatchObject({
      id: 'metrics_scrape',
      state: 'warning',
    });
    expect(found({ scrape: { port: 9465, failure: null } })[0]?.state).toBe('ok');
  });
});
