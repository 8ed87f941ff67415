import { defineConfig } from '@playwright/test';

/** The pictures for README and docs, made one after the other; run by scripts/screenshots.mjs. */
export default defineConfig({ testDir: '.', workers: 1, timeout: 90_000 });
