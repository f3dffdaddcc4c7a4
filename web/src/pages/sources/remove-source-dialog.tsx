import type { SourceView } from '../../api/views.ts';
import { Button } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { t } from '../../i18n/translate.ts';
import { useSourceActions } from './use-source-actions.ts';

/** Removing asks first: it cannot be taken back by a press, though nothing that came in is lost. */
export function RemoveSourceDialog({
  source,
  onClose,
}: {
  readonly source: SourceView;
  readonly onClose: () => void;
}) {
  const { remove } = useSourceActions();
  return (
    <Dialog
      title={t('sources.removeTitle')}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>{t('frame.cancel')}</Button>
          <Button
            look="danger"
            onPress={() => {
              remove(source);
              onClose();
            }}
          >
            {t('sources.remove')}
          </Button>
        </>
      }
    >
      <p>{t('sources.removeAdvice', { name: source.name })}</p>
    </Dialog>
  );
}
