import { createRoot } from 'react-dom/client';
import { App } from './App';
import { feed, pageBridge } from './bridge';
import { createPageClock } from './clock';
import { PageContext } from './page';
import { createSnapshotStore } from './store';

/** Composition of the page: one bridge, one store, one clock. */
function mount(root: HTMLElement): void {
  const bridge = pageBridge(window);
  const store = createSnapshotStore();
  const clock = createPageClock(document);
  feed(bridge, store, clock);
  createRoot(root).render(
    <PageContext value={{ bridge, store, clock }}>
      <App />
    </PageContext>,
  );
}

const root = document.getElementById('root');
if (root) mount(root);
