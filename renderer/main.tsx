import { createRoot } from 'react-dom/client';
import { App } from './App';
import { feed, pageBridge } from './state/bridge';
import { createPageClock } from './state/clock';
import { PageContext } from './state/page-context';
import { createSnapshotStore } from './state/store';
import { isPopover } from './shell/route';

/** Composes the page: one bridge, one store, one clock. */
function mount(root: HTMLElement): void {
  const bridge = pageBridge(window);
  const store = createSnapshotStore();
  const clock = createPageClock(document);
  feed(bridge, store, clock);
  // Both windows share the style sheet; only the popover draws its own border.
  document.documentElement.classList.add(isPopover() ? 'is-popover' : 'is-window');
  // The system's material behind the page, as main chose it.
  const material = new URLSearchParams(location.search).get('material');
  if (material !== null) document.documentElement.dataset['material'] = material;
  createRoot(root).render(
    <PageContext value={{ bridge, store, clock }}>
      <App />
    </PageContext>,
  );
}

const root = document.getElementById('root');
if (root) mount(root);
