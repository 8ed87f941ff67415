import type { ElectronApplication } from '@playwright/test';

/** The messages of the dialogs that the running app opened since `answerQuestions`, in their order. */
export function questions(app: ElectronApplication): Promise<readonly string[]> {
  return app.evaluate(() => (globalThis as { questions?: readonly string[] }).questions ?? []);
}

/**
 * Answers the message boxes of the running app in the place of a user.
 * @returns a function that sets the button which is pressed from now on, by its label; at first it is the cancel button
 */
export async function answerQuestions(app: ElectronApplication): Promise<(button: string) => Promise<void>> {
  await app.evaluate(({ dialog }) => {
    const world = globalThis as { questions?: string[]; answer?: string };
    world.questions = [];
    dialog.showMessageBox = (...args: readonly unknown[]) => {
      const options = args.at(-1) as Electron.MessageBoxOptions;
      world.questions?.push(options.message);
      const pressed = options.buttons?.indexOf(world.answer ?? '') ?? -1;
      const response = pressed === -1 ? (options.cancelId ?? 0) : pressed;
      return Promise.resolve({ response, checkboxChecked: false });
    };
  });
  return (button) =>
    app.evaluate((_electron, label) => {
      (globalThis as { answer?: string }).answer = label;
    }, button);
}
