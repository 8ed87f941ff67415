import type { ReactElement } from 'react';
import { Settings } from '../settings/Settings';
import { useWords } from '../words/use-words';
import { useRoute } from './route';
import { Sidebar } from './Sidebar';

/** The large window: where one can go on the left, where one is on the right. */
export function Window(): ReactElement {
  const section = useRoute().split('/')[1] ?? 'accounts';
  const words = useWords().settings;
  return (
    <div className="app">
      <Sidebar />
      <main className="main">
        <header className="bar-top">
          <h1>{words.title}</h1>
        </header>
        <Settings section={section} />
      </main>
    </div>
  );
}
