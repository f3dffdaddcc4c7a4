import { useMutation } from '@tanstack/react-query';
import { getRouteApi, useLocation, useRouter } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { request } from '../../api/client.ts';
import { ApiError } from '../../api/problem.ts';
import { chooseLanguage, useLanguage } from '../../app/preferences.ts';
import { Button } from '../../design/button.tsx';
import { Icon } from '../../design/icon.tsx';
import { languages, type Language } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import { forgetWhatWasRead } from '../../offline/register.ts';
import { tokenOf } from './token-of.ts';
import './sign-in.css';

const route = getRouteApi('/sign-in');

/** Signs in with a one-time link: its token stands after the `#`, so that no log and no proxy sees it. */
export function SignInPage() {
  const { next } = route.useSearch();
  const router = useRouter();
  const language = useLanguage();
  const [link, setLink] = useState('');
  const { hash } = useLocation();
  const tried = useRef<string>(null);
  const signIn = useMutation({
    mutationFn: async (token: string) => {
      await request('/session', { method: 'POST', body: { token } });
      await forgetWhatWasRead(); // what another account read here is not for this one
    },
    onSuccess: () => {
      router.history.replace(next?.startsWith('/') === true && !next.startsWith('//') ? next : '/today');
    },
  });
  const { mutate } = signIn;
  useEffect(() => {
    const token = tokenOf(hash);
    if (token === null || tried.current === token) return;
    tried.current = token;
    // The secret does not stay in the address, where it would be seen, bookmarked and sent on.
    router.history.replace(location.pathname + location.search);
    mutate(token);
  }, [hash, mutate, router]);
  const pasted = tokenOf(link);
  const wrong = link !== '' && pasted === null;
  return (
    <div className="sign-in">
      <div className="sign-in-brand">
        <Icon name="record" size={32} />
        <h1>Trucewatch</h1>
      </div>
      <p className="soft">{t('signIn.what')}</p>
      {signIn.isPending && <p role="status">{t('signIn.working')}</p>}
      {signIn.error && (
        <div role="alert" className="sign-in-error">
          <strong>
            {t(
              signIn.error instanceof ApiError && signIn.error.status === 401
                ? 'signIn.stale'
                : 'signIn.failed',
            )}
          </strong>
          <p>
            {signIn.error instanceof ApiError && signIn.error.status === 401
              ? t('signIn.staleAdvice')
              : signIn.error.message}
          </p>
        </div>
      )}
      <section>
        <h2>{t('signIn.how')}</h2>
        <ol>
          <li>{t('signIn.first')}</li>
          <li>{t('signIn.again')}</li>
        </ol>
        <pre dir="ltr">
          <code>trucewatch sign-in-link</code>
        </pre>
      </section>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (pasted !== null) mutate(pasted);
        }}
      >
        {/* A plain field: this page is many a first view, and needs nothing that must be loaded for it. */}
        <label className="field">
          <span className="label">{t('signIn.paste')}</span>
          <input
            className="input"
            type="password"
            autoComplete="off"
            value={link}
            aria-invalid={wrong}
            aria-describedby={wrong ? 'not-a-link' : undefined}
            onChange={({ target }) => {
              setLink(target.value);
            }}
          />
        </label>
        {wrong && (
          <p id="not-a-link" className="error-text">
            {t('signIn.notALink')}
          </p>
        )}
        <Button look="main" type="submit" isDisabled={pasted === null || signIn.isPending}>
          {t('signIn.enter')}
        </Button>
      </form>
      <div className="languages" role="group" aria-label={t('frame.language')}>
        {(Object.keys(languages) as Language[]).map((key) => (
          <Button
            key={key}
            look="small quiet"
            aria-pressed={key === language}
            lang={key}
            onPress={() => void chooseLanguage(key)}
          >
            {languages[key].name}
          </Button>
        ))}
      </div>
    </div>
  );
}
