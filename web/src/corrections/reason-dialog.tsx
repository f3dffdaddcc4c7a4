import { useState, type ReactNode } from 'react';
import { useCorrect } from '../api/correct.ts';
import type { Correction } from '../api/views.ts';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import { TextField } from '../design/fields.tsx';
import { t } from '../i18n/translate.ts';

interface ReasonDialogProps {
  readonly title: string;
  readonly onClose: () => void;
  /** What is to be entered; null while the choice is not complete. */
  readonly correction: Correction | null;
  /** What the button says: what will be done. */
  readonly act: string;
  /** What is said once it is done. */
  readonly done: string;
  readonly children?: ReactNode;
  readonly wide?: boolean;
}

/** Every correction's last step: its reason, which goes on the record with it. It is open as long as it is drawn. */
export function ReasonDialog({
  title,
  onClose,
  correction,
  act,
  done,
  children,
  wide = false,
}: ReasonDialogProps) {
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const correct = useCorrect();
  const missing = asked && reason.trim() === '';
  const submit = (): void => {
    setAsked(true);
    if (correction === null || reason.trim() === '') return;
    correct.mutate({ correction, reason: reason.trim(), done }, { onSuccess: onClose });
  };
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      wide={wide}
      foot={
        <>
          <Button onPress={onClose}>{t('frame.cancel')}</Button>
          <Button look="main" onPress={submit} isDisabled={correction === null || correct.isPending}>
            {act}
          </Button>
        </>
      }
    >
      {children}
      <TextField
        label={t('frame.reason')}
        description={t('frame.reasonAdvice')}
        value={reason}
        onChange={setReason}
        lines={3}
        isRequired
        maxLength={2000}
        error={missing ? t('incidents.reasonNeeded') : undefined}
      />
      {correct.error === null ? null : (
        <p className="error-text" role="alert">
          {correct.error.message}
        </p>
      )}
    </Dialog>
  );
}
