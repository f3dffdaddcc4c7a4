import { useSyncExternalStore } from 'react';
import { t } from '../i18n/translate.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { closeToast, toastQueue } from './toast-queue.ts';

/** Where toasts stand; a screen reader hears them as they come. */
export function Toasts() {
  const toasts = useSyncExternalStore(toastQueue.subscribe, toastQueue.current);
  return (
    <div className="toasts no-print" role="region" aria-label={t('frame.news')} aria-live="polite">
      {toasts.map((each) => (
        <div key={each.id} className="toast" data-tone={each.tone}>
          <span className="words">{each.words}</span>
          {each.undo && (
            <Button
              look="small"
              onPress={() => {
                closeToast(each.id);
                void each.undo?.();
              }}
            >
              {t('frame.undo')}
            </Button>
          )}
          <Button
            look="quiet small icon"
            aria-label={t('frame.close')}
            onPress={() => {
              closeToast(each.id);
            }}
          >
            <Icon name="close" />
          </Button>
        </div>
      ))}
    </div>
  );
}
