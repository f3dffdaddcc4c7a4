import { createRouter } from '@tanstack/react-router';
import { PageFault } from './page-fault.tsx';
import { routeTree } from './routes.ts';
import { parseSearch, writeSearch } from './search-params.ts';

export const router = createRouter({
  routeTree,
  parseSearch,
  stringifySearch: writeSearch,
  defaultPreload: 'intent',
  // A fault of one page leaves the frame standing.
  defaultErrorComponent: PageFault,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
