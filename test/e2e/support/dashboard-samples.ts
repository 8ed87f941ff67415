import { expect, type ElectronApplication, type Page } from '@playwright/test';
import { activityReport, sessionsReport, weekReport } from '../../renderer/sample-reports';
import { snapshots } from '../../renderer/snapshots';
import { pinFont, Stage } from './stage';

/** The size of the window's content in px, tall enough for most of each page. */
const SIZE = [1040, 1180] as const;

/** Main answers with the sample reports, so that the pages are the same in every run. */
async function answerWithSamples(app: ElectronApplication): Promise<void> {
  const answers = { getHistory: weekReport(), getActivity: activityReport(), getSessions: sessionsReport() };
  await app.evaluate(({ ipcMain }, reports) => {
    for (const [name, report] of Object.entries(reports)) {
      ipcMain.removeHandler(`quotide:${name}`);
      ipcMain.handle(`quotide:${name}`, () => report);
    }
  }, answers);
}

/** The dashboard over the sample snapshot, in the pinned font and without a pointer above it. */
export async function openSamples(app: ElectronApplication, popover: Page): Promise<Page> {
  await answerWithSamples(app);
  const opened = app.waitForEvent('window');
  await popover.getByRole('button', { name: 'Dashboard' }).click();
  const page = await opened;
  await page.getByRole('heading', { level: 1 }).waitFor();
  await resizeContent(app, SIZE);
  await expect.poll(() => page.evaluate(() => innerHeight)).toBe(SIZE[1]);
  await pinFont(page);
  await page.evaluate(() => (document.documentElement.style.pointerEvents = 'none'));
  await new Stage(app, page).show(snapshots.normal);
  return page;
}

/** Sets the size of the dashboard's content in px. */
export async function resizeContent(
  app: ElectronApplication,
  size: readonly [width: number, height: number],
): Promise<void> {
  await app.evaluate(({ BrowserWindow }, [width, height]) => {
    for (const window of BrowserWindow.getAllWindows())
      if (window.isResizable()) window.setContentSize(width, height);
  }, size);
}
