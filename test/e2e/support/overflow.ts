import type { Page } from '@playwright/test';

/**
 * Texts of the page that do not fit: each with the element it stands in. A text fits when no part of it reaches out
 * of its own block or out of what cuts it off, and when a button, a chip or a sign needs one line for it. A user's
 * own name may be cut: it is no word of ours, and its tooltip holds all of it.
 */
export function misfits(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const oneLine = '.btn, .chip, .badge, .sev, .pct, .nowrap, .segments span, .tag';
    const told = (element: Element, why: string) => {
      const { width } = element.getBoundingClientRect();
      const name = `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`;
      found.push(`${why}: "${element.textContent}" in ${name} (${String(Math.round(width))} px)`);
    };
    const blockOf = (start: Element): Element => {
      let block = start;
      while (getComputedStyle(block).display === 'inline' && block.parentElement !== null) {
        block = block.parentElement;
      }
      return block;
    };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const parent = node.parentElement;
      if (parent === null || node.textContent?.trim() === '') continue;
      if (parent.closest('.sr, .head__who, .session__open, .project, .cut, option, script, style') !== null)
        continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const rects = [...range.getClientRects()].filter(({ width }) => width > 0);
      const block = blockOf(parent);
      for (let box: Element | null = block; box !== null; box = box.parentElement) {
        const lets = box !== block && getComputedStyle(box).overflowX === 'visible';
        const { left, right } = box.getBoundingClientRect();
        if (!lets && rects.some((rect) => rect.left < left - 1 || rect.right > right + 1)) {
          told(parent, box === block ? 'reaches out' : 'is cut');
          break;
        }
      }
      const lines = new Set(rects.map(({ top }) => Math.round(top)));
      if (parent.closest(oneLine) !== null && lines.size > 1) told(parent, 'breaks');
    }
    for (const field of document.querySelectorAll('input[type="text"], select')) {
      if (field.scrollWidth > field.clientWidth + 1) told(field, 'is cut');
    }
    const { scrollWidth } = document.documentElement;
    if (scrollWidth > innerWidth) found.push(`the page is ${String(scrollWidth)} px wide`);
    return found;
  });
}
