import { expect, test } from '@playwright/test';
import { pathToFileURL } from 'node:url';
import { picture, statePictures } from './places';
import { sheet, shootSheet } from './sheet';

const STYLE = `
  main { display: grid; grid-template-columns: repeat(4, 380px); gap: 20px 16px; align-items: start; background: #d8dadf; }
  figure { margin: 0; }
  figcaption { padding: 0 0 6px; font-weight: 600; }
  img { display: block; width: 380px; }
`;

/** All states of the popover on one sheet for each theme. */
for (const theme of ['light', 'dark']) {
  test(`states, ${theme}`, async () => {
    const files = [...statePictures()].filter(([name]) => name.endsWith(`-${theme}`));
    expect(files.length).toBeGreaterThan(10);
    const figures = files.map(([name, file]) => {
      const caption = name.slice(0, -theme.length - 1);
      return `<figure><figcaption>${caption}</figcaption><img src="${pathToFileURL(file).href}"></figure>`;
    });
    await shootSheet(sheet(figures.join(''), STYLE), picture(`states-${theme}.png`));
  });
}
