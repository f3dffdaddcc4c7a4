import { useEffect, useState } from 'react';
import { listenForLine } from '../api/changes.ts';
import { listenForAge } from '../api/client.ts';
import { Icon } from '../design/icon.tsx';
import { formatInstant } from '../i18n/format.ts';
import { t } from '../i18n/translate.ts';

/** Says that there is no line or that the server is gone, and how old what is shown is. */
export function OfflineBanner() {
  const [online, setOnline] = useState(() => navigator.onLine);
  const [answers, setAnswers] = useState(true);
  const [storedAt, setStoredAt] = useState<string | null>(null);
  useEffect(() => {
    const update = () => {
      setOnline(navigator.onLine);
    };
    const stops = [listenForAge(setStoredAt), listenForLine(setAnswers)];
    addEventListener('online', update);
    addEventListener('offline', update);
    return () => {
      for (const stop of stops) stop();
      removeEventListener('online', update);
      removeEventListener('offline', update);
    };
  }, []);
  const words =
    storedAt !== null
      ? t('frame.offline', { when: formatInstant(storedAt) })
      : !online
        ? t('frame.offlinePlain')
        : !answers
          ? t('frame.noAnswer')
          : null;
  return (
    <div aria-live="polite" className="no-print">
      {words === null ? null : (
        <div className="banner">
          <Icon name="warning" />
          <span>{words}</span>
        </div>
      )}
    </div>
  );
}
