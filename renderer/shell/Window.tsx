import { useEffect, type ReactElement } from 'react';
import { ActivityPage } from '../activity/ActivityPage';
import { HistoryPage } from '../history/HistoryPage';
import { Overview } from '../overview/Overview';
import { SessionsPage } from '../sessions/SessionsPage';
import { Settings } from '../settings/Settings';
import { useWords } from '../text/use-words';
import { Page } from './Page';
import { useRoute, type Route } from './route';
import { Sidebar } from './Sidebar';

/** The dashboard window: the sidebar at the left, the current page at the right. */
export function Window(): ReactElement {
  const route = useRoute();
  const { dashboard, settings } = useWords();
  const title = route.page === 'settings' ? settings.title : dashboard.pages[route.page];
  useEffect(() => {
    document.title = `Quotide – ${title}`;
  }, [title]);
  return (
    <div className="app">
      <Sidebar page={route.page} />
      <Shown key={route.page} route={route} />
    </div>
  );
}

function Shown({ route }: { readonly route: Route }): ReactElement {
  const { settings } = useWords();
  switch (route.page) {
    case 'overview':
      return <Overview />;
    case 'history':
      return <HistoryPage query={route.query} />;
    case 'activity':
      return <ActivityPage query={route.query} />;
    case 'sessions':
      return <SessionsPage query={route.query} />;
    case 'settings':
      return (
        <Page title={settings.title}>
          <Settings section={route.section === '' ? 'accounts' : route.section} />
        </Page>
      );
  }
}
