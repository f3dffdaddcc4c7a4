import { useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { followChanges } from '../api/changes.ts';
import { Button } from '../design/button.tsx';
import { Icon } from '../design/icon.tsx';
import { Menu } from '../design/menu.tsx';
import { Loading } from '../design/states.tsx';
import { Toasts } from '../design/toasts.tsx';
import { t } from '../i18n/translate.ts';
import { OfflineBanner } from '../offline/offline-banner.tsx';
import { useAgreementZone } from './agreement-zone.ts';
import { useGlobalKeys } from './global-keys.ts';
import { Head } from './head.tsx';
import { navigation, onPhone, type NavEntry } from './navigation.ts';

const SearchPalette = lazy(async () => ({
  default: (await import('../pages/search/search-palette.tsx')).SearchPalette,
}));
const KeyboardHelp = lazy(async () => ({ default: (await import('./keyboard-help.tsx')).KeyboardHelp }));
const TokensDialog = lazy(async () => ({ default: (await import('./tokens-dialog.tsx')).TokensDialog }));

/** What stands around every page. Sign-in stands alone. */
export function Frame() {
  const { pathname } = useLocation();
  return pathname === '/sign-in' ? <Alone /> : <Framed pathname={pathname} />;
}

function Alone() {
  return (
    <main className="frame-main" id="main">
      <Suspense fallback={<Loading />}>
        <Outlet />
      </Suspense>
      <Toasts />
    </main>
  );
}

type Opened = 'search' | 'help' | 'tokens' | null;

function Framed({ pathname }: { readonly pathname: string }) {
  const main = useRef<HTMLElement>(null);
  const [opened, setOpened] = useState<Opened>(null);
  const open = useMemo(
    () => ({
      search: () => {
        setOpened('search');
      },
      help: () => {
        setOpened('help');
      },
      tokens: () => {
        setOpened('tokens');
      },
    }),
    [],
  );
  const close = () => {
    setOpened(null);
  };
  useFocusOnPageChange(main, pathname);
  useTitle(main);
  useGlobalKeys(open);
  useAgreementZone();
  useServerChanges();
  return (
    <div className="frame">
      <a className="skip-link" href="#main">
        {t('frame.skip')}
      </a>
      <Head onSearch={open.search} onHelp={open.help} onTokens={open.tokens} />
      <nav className="frame-side" aria-label={t('frame.nav')}>
        {navigation.map((entry) => (
          <NavLink key={entry.to} entry={entry} />
        ))}
      </nav>
      <main ref={main} tabIndex={-1} className="frame-main" id="main">
        <OfflineBanner />
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
      <BottomBar />
      <Toasts />
      <Suspense>
        {opened === 'search' && <SearchPalette onClose={close} />}
        {opened === 'help' && <KeyboardHelp onClose={close} />}
        {opened === 'tokens' && <TokensDialog onClose={close} />}
      </Suspense>
    </div>
  );
}

function NavLink({ entry }: { readonly entry: NavEntry }) {
  return (
    <Link
      to={entry.to}
      className="nav-link"
      activeProps={{ 'aria-current': 'page' }}
      activeOptions={{ includeSearch: false }}
    >
      <Icon name={entry.icon} />
      <span>{t(entry.name)}</span>
    </Link>
  );
}

function BottomBar() {
  const navigate = useNavigate();
  return (
    <nav className="frame-bottom" aria-label={t('frame.nav')}>
      {navigation.slice(0, onPhone).map((entry) => (
        <NavLink key={entry.to} entry={entry} />
      ))}
      <Menu
        label={t('frame.more')}
        trigger={
          <Button look="nav-link">
            <Icon name="more" />
            <span>{t('frame.more')}</span>
          </Button>
        }
        entries={navigation.slice(onPhone).map((entry) => ({
          key: entry.to,
          label: t(entry.name),
          act: () => void navigate({ to: entry.to }),
        }))}
      />
    </nav>
  );
}

/** A new page takes the focus, so that a keyboard and a screen reader go on from its beginning; the first page does not. */
function useFocusOnPageChange(main: React.RefObject<HTMLElement | null>, pathname: string): void {
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    main.current?.focus({ preventScroll: true });
  }, [main, pathname]);
}

/** The window is called what the page's heading says, as soon as there is one and whenever it changes. */
function useTitle(main: React.RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = main.current;
    if (!element) return;
    let frame = 0;
    const read = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        const heading = element.querySelector('h1')?.textContent ?? '';
        document.title = heading === '' ? 'Trucewatch' : `${heading} · Trucewatch`;
      });
    };
    read();
    const observer = new MutationObserver(read);
    observer.observe(element, { childList: true, subtree: true, characterData: true });
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
    };
  }, [main]);
}

function useServerChanges(): void {
  const queryClient = useQueryClient();
  useEffect(() => followChanges(queryClient), [queryClient]);
}
