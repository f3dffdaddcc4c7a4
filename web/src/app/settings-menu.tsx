import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { request } from '../api/client.ts';
import { Button } from '../design/button.tsx';
import { Icon } from '../design/icon.tsx';
import { Menu, type MenuEntry } from '../design/menu.tsx';
import { toast } from '../design/toast-queue.ts';
import { languages, type Language } from '../i18n/languages.ts';
import { t } from '../i18n/translate.ts';
import { forgetWhatWasRead } from '../offline/register.ts';
import { chooseLanguage, chooseScheme, useLanguage, useScheme, type Scheme } from './preferences.ts';

const schemes: readonly {
  readonly scheme: Scheme;
  readonly name: 'frame.schemeSystem' | 'frame.schemeLight' | 'frame.schemeDark';
}[] = [
  { scheme: 'system', name: 'frame.schemeSystem' },
  { scheme: 'light', name: 'frame.schemeLight' },
  { scheme: 'dark', name: 'frame.schemeDark' },
];

/** Language, colours, API tokens, keys, sign out. */
export function SettingsMenu({
  onHelp,
  onTokens,
}: {
  readonly onHelp: () => void;
  readonly onTokens: () => void;
}) {
  const language = useLanguage();
  const scheme = useScheme();
  const signOut = useSignOut();
  const entries: MenuEntry[] = [
    ...(Object.keys(languages) as Language[]).map((key) => ({
      key: `language-${key}`,
      label: languages[key].name,
      chosen: key === language,
      act: () => void chooseLanguage(key),
    })),
    'separator',
    ...schemes.map((each) => ({
      key: `scheme-${each.scheme}`,
      label: `${t('frame.scheme')}: ${t(each.name)}`,
      chosen: each.scheme === scheme,
      act: () => {
        chooseScheme(each.scheme);
      },
    })),
    'separator',
    { key: 'keys', label: t('frame.keys'), shortcut: '?', act: onHelp },
    { key: 'tokens', label: t('frame.tokens'), act: onTokens },
    { key: 'sign-out', label: t('frame.signOut'), act: () => void signOut() },
  ];
  return (
    <Menu
      label={t('frame.settings')}
      entries={entries}
      trigger={
        <Button look="quiet icon" aria-label={t('frame.settings')}>
          <Icon name="settings" />
        </Button>
      }
    />
  );
}

/** Ends the session, and forgets what this browser kept for reading offline. */
function useSignOut() {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  return async () => {
    try {
      await request('/session', { method: 'DELETE' });
    } catch (error) {
      toast(t('frame.notDone', { why: error instanceof Error ? error.message : String(error) }), {
        tone: 'bad',
      });
      return;
    }
    await forgetWhatWasRead();
    queryClient.clear();
    await navigate({ to: '/sign-in' });
  };
}
