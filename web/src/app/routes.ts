import { createRootRoute, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { readAgreementSearch } from '../pages/agreement/search.ts';
import { readBriefingSearch } from '../pages/briefing/search.ts';
import { readCommitmentsSearch } from '../pages/commitments/search.ts';
import { readIncidentSearch } from '../pages/incidents/incident-search.ts';
import { readIncidentsSearch } from '../pages/incidents/search.ts';
import { readRecordSearch } from '../pages/record/search.ts';
import { readReportSearch } from '../pages/reports/report-search.ts';
import { readReportsSearch } from '../pages/reports/reports-search.ts';
import { readSourcesSearch } from '../pages/sources/search.ts';
import { readStatementsSearch } from '../pages/statements/search.ts';
import { readStorySearch } from '../pages/story/search.ts';
import { readTodaySearch } from '../pages/today/search.ts';
import { Frame } from './frame.tsx';
import { NotFound, PageFault } from './page-fault.tsx';
import { text } from './search-params.ts';

const root = createRootRoute({ component: Frame, notFoundComponent: NotFound, errorComponent: PageFault });

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/today', replace: true }) as unknown as Error; // the router takes what is thrown as where to go
  },
});

const today = createRoute({
  getParentRoute: () => root,
  path: '/today',
  validateSearch: readTodaySearch,
  component: lazyRouteComponent(() => import('../pages/today/today-page.tsx'), 'TodayPage'),
});
const reports = createRoute({
  getParentRoute: () => root,
  path: '/reports',
  validateSearch: readReportsSearch,
  component: lazyRouteComponent(() => import('../pages/reports/reports-page.tsx'), 'ReportsPage'),
});
const report = createRoute({
  getParentRoute: () => root,
  path: '/reports/$id',
  validateSearch: readReportSearch,
  component: lazyRouteComponent(() => import('../pages/reports/report-page.tsx'), 'ReportPage'),
});
const story = createRoute({
  getParentRoute: () => root,
  path: '/stories/$id',
  validateSearch: readStorySearch,
  component: lazyRouteComponent(() => import('../pages/story/story-page.tsx'), 'StoryPage'),
});
const incidents = createRoute({
  getParentRoute: () => root,
  path: '/incidents',
  validateSearch: readIncidentsSearch,
  component: lazyRouteComponent(() => import('../pages/incidents/incidents-page.tsx'), 'IncidentsPage'),
});
const incident = createRoute({
  getParentRoute: () => root,
  path: '/incidents/$id',
  validateSearch: readIncidentSearch,
  component: lazyRouteComponent(() => import('../pages/incidents/incident-page.tsx'), 'IncidentPage'),
});
const statements = createRoute({
  getParentRoute: () => root,
  path: '/statements',
  validateSearch: readStatementsSearch,
  component: lazyRouteComponent(() => import('../pages/statements/statements-page.tsx'), 'StatementsPage'),
});
const commitments = createRoute({
  getParentRoute: () => root,
  path: '/commitments',
  validateSearch: readCommitmentsSearch,
  component: lazyRouteComponent(() => import('../pages/commitments/commitments-page.tsx'), 'CommitmentsPage'),
});
const agreement = createRoute({
  getParentRoute: () => root,
  path: '/agreement',
  validateSearch: readAgreementSearch,
  component: lazyRouteComponent(() => import('../pages/agreement/agreement-page.tsx'), 'AgreementPage'),
});
const briefing = createRoute({
  getParentRoute: () => root,
  path: '/briefing',
  validateSearch: readBriefingSearch,
  component: lazyRouteComponent(() => import('../pages/briefing/briefing-page.tsx'), 'BriefingPage'),
});
const record = createRoute({
  getParentRoute: () => root,
  path: '/record',
  validateSearch: readRecordSearch,
  component: lazyRouteComponent(() => import('../pages/record/record-page.tsx'), 'RecordPage'),
});
const sources = createRoute({
  getParentRoute: () => root,
  path: '/sources',
  validateSearch: readSourcesSearch,
  component: lazyRouteComponent(() => import('../pages/sources/sources-page.tsx'), 'SourcesPage'),
});
const search = createRoute({
  getParentRoute: () => root,
  path: '/search',
  validateSearch: (raw: Record<string, unknown>): { readonly q?: string | undefined } => ({
    q: text(raw, 'q'),
  }),
  component: lazyRouteComponent(() => import('../pages/search/search-page.tsx'), 'SearchPage'),
});
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (raw: Record<string, unknown>): { readonly next?: string | undefined } => ({
    next: text(raw, 'next'),
  }),
  component: lazyRouteComponent(() => import('../pages/sign-in/sign-in-page.tsx'), 'SignInPage'),
});

export const routeTree = root.addChildren([
  home,
  today,
  reports,
  report,
  story,
  incidents,
  incident,
  statements,
  commitments,
  agreement,
  briefing,
  record,
  sources,
  search,
  signIn,
]);
