import { act, render } from '@testing-library/react';
import type { ReactElement } from 'react';
import type { ShownSnapshot } from '../../electron/core/snapshot/snapshot-types';
import { feed } from '../../renderer/state/bridge';
import { createPageClock } from '../../renderer/state/clock';
import { PageContext } from '../../renderer/state/page-context';
import { createSnapshotStore } from '../../renderer/state/store';
import { useNamesOf, WorkNamesContext } from '../../renderer/text/work-names';
import { fakeMain, type FakeMain } from './page';
import { normal } from './samples';

/** What a part of the page is tested with. */
export interface Around {
  readonly snapshot?: ShownSnapshot;
  /** Answers of main in the place of the usual ones. */
  readonly answers?: Partial<FakeMain['bridge']>;
}

const none: readonly string[] = [];

function Named({ children }: { readonly children: ReactElement }): ReactElement {
  return <WorkNamesContext value={useNamesOf(none, none)}>{children}</WorkNamesContext>;
}

/** Renders a part of the dashboard with a main process that has answered, and a clock at the sample moment. */
export async function inPage(element: ReactElement, { snapshot = normal, answers = {} }: Around = {}) {
  const main = fakeMain(() => Promise.resolve(snapshot));
  const bridge = { ...main.bridge, ...answers };
  const store = createSnapshotStore();
  const clock = createPageClock(document);
  feed(bridge, store, clock);
  const place = (child: ReactElement): ReactElement => (
    <PageContext value={{ bridge, store, clock }}>
      <Named>{child}</Named>
    </PageContext>
  );
  const shown = render(place(element));
  await act(async () => {
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  });
  return {
    container: shown.container,
    called: main.called,
    rerender: (next: ReactElement) => {
      shown.rerender(place(next));
    },
  };
}

/** The text of an element with plain spaces. */
export function textOf(element: Element | null): string {
  return (element?.textContent ?? '').replace(/\s/g, ' ');
}
