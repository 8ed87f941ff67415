import { test } from '@playwright/test';

/** A figure of this run: into the report, and on the terminal. */
export function measured(description: string): void {
  test.info().annotations.push({ type: 'measured', description });
  process.stdout.write(`    ${description}\n`);
}
