import type { Page } from '@playwright/test';

/** Resolves when a page has drawn its data: no animation runs, and its content is the same at two looks 100 ms apart. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    async () => {
      const content = () => document.body.innerHTML;
      const before = content();
      await new Promise((resolve) => setTimeout(resolve, 100));
      const isStill = document.getAnimations().every(({ playState }) => playState !== 'running');
      return isStill && content() === before;
    },
    null,
    { polling: 50 },
  );
}
