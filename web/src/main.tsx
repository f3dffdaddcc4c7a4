import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { createRoot } from 'react-dom/client';
import './design/tokens.css';
import './design/base.css';
import './design/components.css';
import './design/layout.css';
import { ApiError } from './api/problem.ts';
import { whenSignedOut } from './api/client.ts';
import { applyScheme, recall, startingLanguage, useLanguage } from './app/preferences.ts';
import { router } from './app/router.ts';
import { languages } from './i18n/languages.ts';
import { loadLanguage } from './i18n/load-language.ts';
import { setTimeZone } from './i18n/time-zone.ts';
import { registerServiceWorker } from './offline/register.ts';

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000, // changes are pushed; this only spares a page that is left and come back to
      gcTime: 10 * 60_000,
      networkMode: 'offlineFirst', // the service worker answers what was read before
      // What the server refused it will refuse again; a lost line is tried twice more.
      retry: (failures, error) =>
        failures < 2 && (!(error instanceof ApiError) || error.unreachable || error.status >= 502),
    },
  },
});

whenSignedOut(() => {
  const { pathname, href } = router.state.location;
  if (pathname !== '/sign-in')
    void router.navigate({ to: '/sign-in', search: { next: href }, replace: true });
});

function App() {
  const language = useLanguage();
  return (
    <I18nProvider key={language} locale={languages[language].locale}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </I18nProvider>
  );
}

applyScheme();
setTimeZone(recall('zone') ?? 'UTC');
await loadLanguage(startingLanguage());
const element = document.getElementById('app');
if (!element) throw new Error('index.html has no element with the id "app".');
createRoot(element).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
registerServiceWorker();
