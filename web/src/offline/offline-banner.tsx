import { useEffect, useState } from 'react';
import { listenForAge } from '../api/client.ts';
import { Icon } from '../design/icon.tsx';
import { formatInstant } from '../i18n/format.ts';
import { t } from '../i18n/translate.ts';

/** Says that there is no line, and how old what is shown is. */
export function OfflineBanner() {
  const [online, setOnline] = useState(() => navigator.onLine);
  const [storedAt, setStoredAt] = useState<string | null>(null);
  useEffect(() => {
    const update = () => {
      setOnline(navigator.onLine);
    };
    const stop = listenForAge(setStoredAt);
    addEventListener('online', update);
    addEventListener('offline', update);
    return () => {
      stop();
      removeEventListener('online', update);
      removeEventListener('offline', update);
    };
  }, []);
  return (
    <div aria-live="polite" className="no-print">
      {storedAt !== null || !online ? (
        <div className="banner">
          <Icon name="warning" />
          <span>
            {storedAt === null
              ? t('frame.offlinePlain')
              : t('frame.offline', { when: formatInstant(storedAt) })}
          </span>
        </div>
      ) : null}
    </div>
  );
}
