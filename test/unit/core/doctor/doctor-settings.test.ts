import { describe, expect, it } from 'vitest';
import type { DoctorFacts } from '../../../../electron/core/doctor/doctor-facts';
import { noSettingsTrouble } from '../../../../electron/core/settings/trouble';
import { findingOf } from './make-doctor-facts';

describe('the finding about the settings file', () => {
  const found = (settings: Partial<DoctorFacts['settings']>) =>
    findingOf('settings', { settings: { ...noSettingsTrouble, ...settings } });

  it.each([
    ['a mistake', { fault: { kind: 'syntax', line: 3, column: 14 } }, 'problem', 'line 3, column 14'],
    ['an empty file', { fault: { kind: 'empty' } }, 'problem', 'settings.json is empty'],
    ['no rights', { fault: { kind: 'refused', reason: 'EACCES: permission denied' } }, 'problem', 'EACCES'],
    ['a folder in its place', { fault: { kind: 'not_a_file' } }, 'problem', 'a folder or a device'],
    [
      'settings that stay',
      { fault: { kind: 'empty' }, keepsEarlier: true },
      'problem',
      'from before are used',
    ],
    ['a moved file', { setAside: '/d/settings.json.corrupt-1' }, 'warning', '/d/settings.json.corrupt-1'],
    ['a wrong value', { wrong: ['tray.style'] }, 'warning', 'tray.style has a value'],
    ['a key that stands twice', { repeated: ['tray.style'] }, 'warning', 'tray.style stands more than once'],
  ] as const)('contains %s with one advice', (_name, settings, state, words) => {
    const finding = found(settings);
    expect(finding.state).toBe(state);
    expect(finding.facts.join()).toContain(words);
    expect(finding.action).not.toBeNull();
  });
});
