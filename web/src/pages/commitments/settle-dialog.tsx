import { useState } from 'react';
import { useCorrect } from '../../api/correct.ts';
import type { CommitmentView } from '../../api/views.ts';
import { Button } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { Select, TextField } from '../../design/fields.tsx';
import { DateText } from '../../design/small-parts.tsx';
import { t, word } from '../../i18n/translate.ts';

const words = ['kept', 'broken', 'open'] as const;

/** A person's word on a commitment: kept, broken, or open again; with the reason that stands on the record. */
export function SettleDialog({
  commitment,
  onClose,
}: {
  readonly commitment: CommitmentView;
  readonly onClose: () => void;
}) {
  const correct = useCorrect();
  const [status, setStatus] = useState<(typeof words)[number] | null>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const enter = () => {
    setTried(true);
    if (status === null || reason.trim() === '') return;
    const done = t('commitments.settled', { status: word('commitmentStatus', status) });
    const correction = { action: 'settle-commitment', commitment: commitment.id, status } as const;
    correct.mutate({ correction, reason: reason.trim(), done }, { onSuccess: onClose });
  };
  return (
    <Dialog
      title={t('commitments.settleTitle')}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>{t('frame.cancel')}</Button>
          <Button look="main" isDisabled={correct.isPending} onPress={enter}>
            {t('commitments.enter')}
          </Button>
        </>
      }
    >
      <p>
        <bdi>{commitment.by.name}</bdi>: <bdi lang="en">{commitment.content}</bdi>{' '}
        <span className="soft">
          ({t(`commitments.sense.${commitment.sense}`)} <DateText date={commitment.due} />)
        </span>
      </p>
      <Select
        label={t('commitments.became')}
        value={status}
        placeholder={t('commitments.choose')}
        options={words.map((key) => ({ key, label: word('commitmentStatus', key) }))}
        onChange={setStatus}
      />
      {tried && status === null && (
        <p className="error-text" role="alert">
          {t('commitments.chooseFirst')}
        </p>
      )}
      <TextField
        label={t('frame.reason')}
        description={t('frame.reasonAdvice')}
        lines={3}
        value={reason}
        onChange={setReason}
        maxLength={2000}
        error={tried && reason.trim() === '' ? t('commitments.reasonFirst') : undefined}
      />
    </Dialog>
  );
}
