import { createRoot } from 'react-dom/client';
import { App } from './App';
import { feed, pageBridge } from './state/bridge';
import { createPageClock } from './state/clock';
import { PageContext } from './state/page-context';
import { createSnapshotStore } from './state/store';
import { surface, type Surface } from './shell/route';

const CLASSES: Readonly<Record<Surface, string>> = {
  popover: 'is-popover',
  dashboard: 'is-window',
  mini: 'is-mini',
};

/** Composes the page: one bridge, one store, one clock. */
function mount(root: HTMLElement): void {
  const bridge = pageBridge(window);
  const store = createSnapshotStore();
  const clock = createPageClock(document);
  feed(bridge, store, clock);
  // The windows share the style sheet; those without a frame draw their own border.
  document.documentElement.classList.add(CLASSES[surface()]);
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
