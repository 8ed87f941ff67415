import { app, clipboard, dialog, shell, type BrowserWindow } from 'electron';
import path from 'node:path';
import type { Accounts } from '../../app/accounts/accounts';
import { readActivityReport, type ActivityReportParts } from '../../app/reports/activity-report';
import type { AppClock } from '../../app/clock/clock';
import type { Machines } from '../../app/machines/machines';
import type { MachineState } from '../../core/machines/machine-use';
import { exportToFile } from '../../app/reports/export-file';
import { deleteHistory, type DeletionParts, type DeletionScope } from '../../app/reports/delete-history';
import { readHistoryReport, type HistoryReportParts } from '../../app/reports/history-report';
import { readSessionsReport } from '../../app/reports/sessions-report';
import { DriftAccess } from '../../app/drift/drift-access';
import type { DriftSource } from '../../app/drift/drift-source';
import { changeWeek, choosePlan, readWeek, type WeekSource } from '../../app/estimate/week';
import { writeWhole } from '../../platform/write-whole';
import { programFault } from '../../app/alerts/program';
import { gatherDoctorFacts, type DoctorParts } from '../../app/doctor/doctor';
import type { DoctorSource } from '../../app/doctor/doctor-source';
import type { Counting } from '../../app/ledger/ledger-wiring';
import type { Estimates } from '../../app/estimate/estimates';
import type { Refusal, SettingsStore } from '../../app/settings/settings';
import type { DriftReport } from '../../core/drift/drift-report';
import { errorMessage } from '../../core/error-message';
import { doctorReport, doctorText, type DoctorReport } from '../../core/doctor/doctor';
import { activityCsv } from '../../core/reports/activity-csv';
import type { ActivityQuery, ActivityReport } from '../../core/reports/activity-report';
import type { HistoryQuery, HistoryReport } from '../../core/reports/history-report';
import { createCalendar } from '../../core/time/calendar';
import { exportName, type ExportKind } from '../../core/reports/export-name';
import { wordsOf, type Words } from '../../core/i18n/words';
import { changeSettings as checkChange, type SettingsChange } from '../../core/settings/change';
import { newOutside } from '../../core/settings/outside';
import { pickOptions, type Picked } from '../../core/settings/pick';
import { copyPicture, takePicture, writePicture } from './share-handlers';
import { shareText } from '../../core/share/share-text';
import { applyEstimates } from '../../core/snapshot/apply-estimates';
import { countingWindow } from '../../core/usage/five-hour';
import { sessionsCsv } from '../../core/sessions/sessions-csv';
import type { SessionsQuery, SessionsReport } from '../../core/sessions/sessions-report';
import { passes } from '../../core/reports/work-filter';
import type { History } from '../../history/history';
import type { Argument, CallResult } from '../../ipc/contract';
import { OutsideGate } from './ask-outside';

/** The calls about settings, reports, the self-check and files. */
export interface Answers {
  readonly changeSettings: (change: SettingsChange) => Promise<string | null>;
  readonly useDefaultSettings: () => string | null;
  readonly addConfigDir: () => Promise<string | null>;
  readonly chooseProgram: () => Promise<string | null>;
  readonly getDoctor: () => Promise<DoctorReport>;
  readonly copyDoctor: () => Promise<void>;
  readonly showFile: (file: Argument<'showFile'>) => void;
  readonly getHistory: (query: HistoryQuery) => Promise<HistoryReport>;
  readonly getActivity: (query: ActivityQuery) => Promise<ActivityReport>;
  readonly getMachines: () => readonly MachineState[];
  readonly askMachines: () => void;
  readonly forgetMachine: (name: string) => string | null;
  readonly forgetHistory: (what: DeletionScope) => string;
  readonly getWeek: () => CallResult<'getWeek'>;
  readonly editWeek: (request: Argument<'editWeek'>) => string | null;
  readonly choosePlan: (plan: Argument<'choosePlan'>) => string | null;
  readonly getSessions: (query: SessionsQuery) => Promise<SessionsReport>;
  readonly exportSessions: (wish: Argument<'exportSessions'>) => Promise<CallResult<'exportSessions'>>;
  readonly exportActivity: (wish: Argument<'exportActivity'>) => Promise<CallResult<'exportActivity'>>;
  readonly shareText: () => void;
  readonly sharePicture: (wish: Argument<'sharePicture'>) => Promise<CallResult<'sharePicture'>>;
  readonly exportHistory: (wish: Argument<'exportHistory'>) => Promise<CallResult<'exportHistory'>>;
  readonly getDrift: () => Promise<DriftReport | null>;
  readonly exportDrift: () => Promise<CallResult<'exportDrift'>>;
}

/** The parts of the app that these calls use. */
export interface AnswerSource
  extends HistoryReportParts, ActivityReportParts, WeekSource, DeletionParts, DoctorSource, DriftSource {
  readonly accounts: Accounts;
  readonly counting: Counting;
  readonly estimates: Estimates;
  readonly history: History;
  readonly clock: AppClock;
  readonly settings: SettingsStore;
  readonly machines: Pick<Machines, 'list' | 'ask' | 'forget'>;
}

export interface AnswerParts {
  readonly source: AnswerSource;
  readonly doctor: Omit<DoctorParts, 'source' | 'locale' | 'pollsHere' | 'isPrivate'>;
  /** Registers a global shortcut; false: the system refused it. */
  readonly useShortcut: (accelerator: string | null) => boolean;
  /** The window that a dialog belongs to. */
  readonly window: () => BrowserWindow | null;
}

/** Builds the handlers of these calls. */
export function createAnswers(parts: AnswerParts): Answers {
  const drift = new DriftAccess(parts.source);
  return {
    ...settingsAnswers(parts),
    ...doctorAnswers(parts),
    ...reportAnswers(parts, drift),
    ...machineAnswers(parts),
    ...exportAnswers(parts),
    ...shareAnswers(parts),
    ...driftAnswers(parts, drift),
  };
}

type SettingsAnswers = Pick<
  Answers,
  'changeSettings' | 'useDefaultSettings' | 'addConfigDir' | 'chooseProgram'
>;

function settingsAnswers({ source, useShortcut, window }: AnswerParts): SettingsAnswers {
  const { settings, locale } = source;
  const words = () => wordsOf(locale());
  const outside = new OutsideGate({ window, words });
  const change = (wish: SettingsChange): string | null => {
    const checked = checkChange(settings.get(), wish);
    if (!checked.ok) return words().refusals.faults[checked.error];
    const before = settings.get().popover.shortcut;
    if (!useShortcut(checked.value.popover.shortcut)) return words().refusals.shortcutTaken;
    const refusal = settings.change(wish);
    if (refusal === null) return null;
    useShortcut(before);
    return refusalText(refusal, words().refusals);
  };
  return {
    changeSettings: async (wish) => {
      const before = settings.get();
      const checked = checkChange(before, wish);
      if (checked.ok && !(await outside.allows(newOutside(before, checked.value)))) return null;
      return change(wish);
    },
    useDefaultSettings: () => {
      const refusal = settings.useDefaults();
      return refusal?.kind === 'not_stored' ? words().settingsFile.notMoved(refusal.reason) : null;
    },
    addConfigDir: async () => {
      const picked = await pick(window(), 'folder');
      if (picked === null) return null;
      const { configDirs } = settings.get().accounts;
      return configDirs.includes(picked)
        ? null
        : change({ accounts: { configDirs: [...configDirs, picked] } });
    },
    chooseProgram: async () => {
      const program = await pick(window(), 'program');
      if (program === null) return null;
      const fault = programFault(program);
      return fault === null ? change({ alerts: { program } }) : words().refusals.programs[fault];
    },
  };
}

function doctorAnswers({
  source,
  doctor,
}: AnswerParts): Pick<Answers, 'getDoctor' | 'copyDoctor' | 'showFile'> {
  const { settings, locale } = source;
  const getDoctor = async () =>
    doctorReport(
      await gatherDoctorFacts({
        ...doctor,
        source: { ok: true, value: source },
        locale: locale(),
        pollsHere: true,
        isPrivate: settings.isPrivate(),
      }),
    );
  return {
    getDoctor,
    copyDoctor: async () => {
      void clipboard.writeText(doctorText(await getDoctor()));
    },
    showFile: (file) => {
      const { dataDir } = doctor.environment;
      const files = { data: dataDir, settings: settings.file, log: path.join(dataDir, 'quotide.log') };
      shell.showItemInFolder(files[file]);
    },
  };
}

type ReportAnswers = Pick<
  Answers,
  'getHistory' | 'getActivity' | 'getSessions' | 'forgetHistory' | 'getWeek' | 'editWeek' | 'choosePlan'
>;

function reportAnswers({ source }: AnswerParts, drift: Pick<DriftAccess, 'clear'>): ReportAnswers {
  return {
    getHistory: (query) => readHistoryReport(source, query),
    getActivity: (query) => readActivityReport(source, query),
    getSessions: (query) => readSessionsReport(source, query),
    forgetHistory: (what) => {
      const outcome = deleteHistory(source, what, wordsOf(source.locale()).history);
      source.accounts.retime();
      drift.clear();
      return outcome;
    },
    getWeek: () => readWeek(source),
    editWeek: (request) => changeWeek(source, request),
    choosePlan: (plan) => choosePlan(source, plan),
  };
}

function machineAnswers({
  source,
}: AnswerParts): Pick<Answers, 'getMachines' | 'askMachines' | 'forgetMachine'> {
  const { machines, locale } = source;
  return {
    getMachines: () => machines.list(),
    askMachines: () => void machines.ask(),
    forgetMachine: (name) => {
      try {
        machines.forget(name);
        return null;
      } catch (error) {
        return wordsOf(locale()).settings.machines.notForgotten(errorMessage(error));
      }
    },
  };
}

function exportAnswers({
  source,
  window,
}: AnswerParts): Pick<Answers, 'exportSessions' | 'exportActivity' | 'exportHistory'> {
  const { accounts, clock, history, locale, settings } = source;
  const nameOf = (kind: ExportKind, format: 'csv' | 'json'): string =>
    exportName(kind, clock.now(), createCalendar(locale().timeZone), format);
  const savedText = (name: string, text: () => Promise<string>) =>
    saved(window(), name, async (file) => {
      const written = await text();
      await writeWhole(file, 0o600, (handle) => handle.writeFile(written));
    });
  return {
    exportSessions: async (wish) =>
      savedText(nameOf('sessions', 'csv'), async () => {
        const { sessions } = await readSessionsReport(source, wish);
        const chosen = sessions.filter((row) => passes(wish.filter, row));
        return sessionsCsv(chosen, {
          titles: wish.titles,
          isPrivate: settings.isPrivate(),
          shareOf: countingWindow(accounts.snapshot().fiveHourLimit),
        });
      }),
    exportActivity: async ({ table, ...query }) =>
      savedText(nameOf(table, 'csv'), async () =>
        activityCsv(table, (await readActivityReport(source, query))[table], settings.isPrivate()),
      ),
    exportHistory: async ({ format, since, until }) => {
      const account = accounts.snapshot().account?.key ?? null;
      return saved(window(), nameOf('history', format), (file) =>
        exportToFile(history, { format, since, until, account, window: null }, file),
      );
    },
  };
}

function shareAnswers({ source, window }: AnswerParts): Pick<Answers, 'shareText' | 'sharePicture'> {
  const { accounts, clock, locale } = source;
  return {
    shareText: () => {
      const snapshot = applyEstimates(accounts.snapshot());
      void clipboard.writeText(shareText(snapshot, snapshot.display.amount, locale()));
    },
    sharePicture: async (wish) => {
      try {
        const picture = await takePicture(window(), wish);
        if (wish.to === 'clipboard') return await copyPicture(picture);
        const name = exportName('limits', clock.now(), createCalendar(locale().timeZone), 'png');
        return await saved(window(), name, (file) => writePicture(file, picture));
      } catch (error) {
        return { saved: null, error: errorMessage(error) };
      }
    },
  };
}

function driftAnswers(
  { source, window }: AnswerParts,
  drift: DriftAccess,
): Pick<Answers, 'getDrift' | 'exportDrift'> {
  const { accounts, clock, locale } = source;
  const shown = () => accounts.snapshot().account;
  return {
    getDrift: () => drift.report(shown()),
    exportDrift: () => {
      const name = exportName('limits', clock.now(), createCalendar(locale().timeZone), 'csv');
      return saved(window(), name, async (file) => {
        const text = await drift.csv(shown());
        await writeWhole(file, 0o600, (handle) => handle.writeFile(text));
      });
    },
  };
}

/** Writes into the file that the user names; all `null` when the dialog was cancelled. */
async function saved(
  parent: BrowserWindow | null,
  name: string,
  write: (file: string) => Promise<void>,
): Promise<CallResult<'exportSessions'>> {
  const options = { defaultPath: name };
  const { filePath } = await (parent === null
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(parent, options));
  if (filePath === '') return { saved: null, error: null };
  try {
    await write(filePath);
    return { saved: path.basename(filePath), error: null };
  } catch (error) {
    return { saved: null, error: errorMessage(error) };
  }
}

/** The path that the user picked in the system's dialog; `null`: it was cancelled. */
async function pick(parent: BrowserWindow | null, picked: Picked): Promise<string | null> {
  const options = pickOptions(picked, app.getPath('home'));
  const { filePaths } = await (parent === null
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(parent, options));
  return filePaths[0] ?? null;
}

/** The sentence for a change of settings that was refused. */
export function refusalText(refusal: Refusal, words: Words['refusals']): string {
  return refusal.kind === 'invalid' ? words.faults[refusal.fault] : words.notStored(refusal.reason);
}
