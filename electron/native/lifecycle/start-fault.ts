import { app, dialog, Notification } from 'electron';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { errorMessage } from '../../core/error-message';
import { plainCell } from '../../core/text/plain-text';
import type { Locale } from '../../core/text/format';
import { wordsOf } from '../../core/i18n/words';
import { notificationText } from '../../core/alerts/notification-text';
import type { StartFault } from '../../core/lifecycle/start-fault';
import { startFaultText, type StartFaultText } from '../../core/lifecycle/start-fault-text';
import { printLine } from './lifecycle';

/** The flag of the process that shows the fault of another one's start. */
const FLAG = '--show-start-fault';
/** The variable with the words for that process. */
const VARIABLE = 'QUOTIDE_START_FAULT';
const SHOWN = 'shown\n';
/** Ms for the dialog to appear; a slow machine takes seconds. */
const SHOWN_WITHIN_MS = 10_000;
/** The switches that the new process must not get: two processes cannot listen on one port. */
const OWN_SWITCH = /^--(inspect|remote-debugging)/;

/**
 * Shows on the desktop and on stderr why the app cannot start, and ends it with exit code 1. The dialog has a process of
 * its own, which ends when it is closed, so that the starter of the app gets the exit code at once. To be called before
 * ready, when Electron itself can only print (https://www.electronjs.org/docs/latest/api/dialog#dialogshowerrorboxtitle-content).
 */
export function failStart(fault: StartFault, locale: Locale): void {
  const { platform } = process;
  const english = startFaultText(fault, platform, wordsOf({ ...locale, words: 'en' }).startFault);
  printLine(`quotide: ${english.sentences.join(' ')}`);
  showOnDesktop(startFaultText(fault, platform, wordsOf(locale).startFault));
}

/** Shows one English sentence in the same way, and ends the app with exit code 1. */
export function failStartWith(sentence: string, locale: Locale): void {
  printLine(`quotide: ${sentence}`);
  showOnDesktop({ title: wordsOf(locale).startFault.title, sentences: [sentence] });
}

/** Runs a step of the start. An error that it throws is shown in the same way, and ends the app with exit code 1. */
export function startOrFail(locale: Locale, step: () => void): void {
  try {
    step();
  } catch (error) {
    const reason = plainCell(errorMessage(error));
    printLine(`quotide: ${wordsOf({ ...locale, words: 'en' }).startFault.unexpected(reason)}`);
    const { title, unexpected, again } = wordsOf(locale).startFault;
    showOnDesktop({ title, sentences: [unexpected(reason), again] });
  }
}

/** Whether this process was started to show the dialog of another one. */
export function isStartFaultDialog(): boolean {
  return process.argv.includes(FLAG);
}

/** Shows that dialog, and ends the process when it is closed. */
export function showStartFault(locale: Locale): void {
  const { title, sentences } = JSON.parse(process.env[VARIABLE] ?? '{}') as Partial<StartFaultText>;
  const end = borrowDataDir();
  void app.whenReady().then(async () => {
    const closed = dialog.showMessageBox({
      type: 'error',
      title: 'Quotide',
      message: title ?? wordsOf(locale).startFault.title,
      detail: (sentences ?? []).join('\n\n'),
      buttons: [wordsOf(locale).startFault.close],
    });
    process.stdout.write(SHOWN);
    await closed;
    end(0);
  });
}

function showOnDesktop(text: StartFaultText): void {
  const end = borrowDataDir();
  const args = process.argv.slice(1).filter((arg) => !OWN_SWITCH.test(arg));
  const child = spawn(process.execPath, [...args, FLAG], {
    env: { ...process.env, [VARIABLE]: JSON.stringify(text) },
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  });
  child.unref();
  let isSaid = false;
  const done = (isShown: boolean) => {
    if (isSaid) return;
    isSaid = true;
    if (isShown) end(1);
    else void notify(text).then(() => end(1));
  };
  child.stdout.once('data', () => {
    done(true);
  });
  child.once('error', () => {
    done(false);
  });
  child.once('exit', () => {
    done(false);
  });
  setTimeout(done, SHOWN_WITHIN_MS, false);
}

/** Shows a notification in place of a dialog that did not appear. */
async function notify({ title, sentences }: StartFaultText): Promise<void> {
  await app.whenReady();
  if (!Notification.isSupported()) return;
  const text = notificationText({ title, body: sentences.join('\n') }, null);
  const notification = new Notification({ ...text, urgency: 'critical' });
  await new Promise((resolve) => {
    notification.once('show', resolve);
    notification.once('failed', resolve);
    setTimeout(resolve, 2000);
    notification.show();
  });
}

/** A new folder; where none can be made, Chromium has the fault of its own. */
function temporaryFolder(): string {
  const start = path.join(tmpdir(), 'quotide-start-');
  try {
    return fs.mkdtempSync(start);
  } catch {
    return `${start}${randomBytes(8).toString('hex')}`;
  }
}

/** Gives Chromium a folder for this process alone; the returned function removes it and ends the process. */
function borrowDataDir(): (code: number) => void {
  const folder = temporaryFolder();
  app.setPath('userData', folder);
  app.setPath('sessionData', folder);
  return (code) => {
    try {
      fs.rmSync(folder, { recursive: true, force: true });
    } catch {
      // Chromium is still writing there; the system clears its temporary files.
    }
    app.exit(code);
  };
}
