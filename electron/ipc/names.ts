import type { CallName, PushName } from './contract';

/** The names of all calls, apart from the schemas, which would make the preload forty times as large. */
export const callNames: Readonly<Record<CallName, true>> = {
  getSnapshot: true,
  refresh: true,
  askClaudeCode: true,
  openLink: true,
  copy: true,
  setHeight: true,
  close: true,
  getNotice: true,
  dismissNotice: true,
  getFirstRun: true,
  endFirstRun: true,
  getSettings: true,
  changeSettings: true,
  useDefaultSettings: true,
  getAutostart: true,
  setAutostart: true,
  addConfigDir: true,
  testAlert: true,
  chooseProgram: true,
  getProxy: true,
  makeProxyKey: true,
  makeJsonKey: true,
  testProxy: true,
  getStatusline: true,
  getDoctor: true,
  copyDoctor: true,
  showFile: true,
  getHistory: true,
  getDrift: true,
  getActivity: true,
  getSessions: true,
  watchSession: true,
  exportSessions: true,
  exportActivity: true,
  getWeek: true,
  editWeek: true,
  choosePlan: true,
  exportHistory: true,
  shareText: true,
  sharePicture: true,
  exportDrift: true,
  getMachines: true,
  askMachines: true,
  forgetMachine: true,
  forgetHistory: true,
  getTelemetry: true,
  setOtlpHeaders: true,
  copyScrapeConfig: true,
  getUpdates: true,
  openReleases: true,
  installUpdate: true,
  openWindow: true,
};

/** The names of all pushes. */
export const pushNames: Readonly<Record<PushName, true>> = {
  snapshot: true,
  settings: true,
  notice: true,
  firstRun: true,
  telemetry: true,
  updates: true,
  session: true,
  route: true,
};

/** The channel of a call or push on the wire. */
export function channelOf(name: CallName | PushName): string {
  return `quotide:${name}`;
}
