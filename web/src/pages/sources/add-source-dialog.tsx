import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { request } from '../../api/client.ts';
import type { ApiError } from '../../api/problem.ts';
import { invalidatePaths } from '../../api/queries.ts';
import { Button } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { Select, TextField } from '../../design/fields.tsx';
import { toast } from '../../design/toast-queue.ts';
import { t, tx, word } from '../../i18n/translate.ts';
import { fieldErrors } from './field-errors.ts';

const kinds = ['feed', 'page'] as const;
type Kind = (typeof kinds)[number];

/** A feed or a page that is looked at from now on. */
export function AddSourceDialog({ onClose }: { readonly onClose: () => void }) {
  const queryClient = useQueryClient();
  const [kind, setKind] = useState<Kind>('feed');
  const [name, setName] = useState('');
  const [location, setLocation] = useState('');
  const [tried, setTried] = useState(false);
  const add = useMutation<unknown, ApiError>({
    mutationFn: () =>
      request('/sources', {
        method: 'POST',
        body: { kind, name: name.trim(), location: location.trim() },
      }),
    onSuccess: () => {
      void invalidatePaths(queryClient, ['/sources', '/overview']);
      toast(t('sources.added', { name: name.trim() }));
      onClose();
    },
  });
  const missing = (value: string) => (tried && value.trim() === '' ? t('sources.required') : undefined);
  const told = fieldErrors(add.error);
  const send = () => {
    setTried(true);
    if (name.trim() !== '' && location.trim() !== '') add.mutate();
  };
  return (
    <Dialog
      title={t('sources.addTitle')}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>{t('frame.cancel')}</Button>
          <Button look="main" isDisabled={add.isPending} onPress={send}>
            {t('sources.add')}
          </Button>
        </>
      }
    >
      <Select
        label={t('sources.kind')}
        value={kind}
        options={kinds.map((key) => ({ key, label: word('source', key) }))}
        onChange={setKind}
      />
      <p className="soft small">{t(`sources.kindHow.${kind}`)}</p>
      <TextField
        label={t('sources.name')}
        value={name}
        onChange={setName}
        maxLength={300}
        error={missing(name) ?? told.of('name')}
      />
      <TextField
        label={t('sources.address')}
        value={location}
        onChange={setLocation}
        maxLength={2000}
        placeholder="https://"
        error={missing(location) ?? told.of('location')}
      />
      <p className="soft small">
        {tx('sources.folderHow', {
          option: (
            <code key="option" dir="ltr">
              --watch DIR
            </code>
          ),
        })}
      </p>
      {told.rest !== null && (
        <p role="alert" className="error-text" lang="en" dir="auto">
          {told.rest}
        </p>
      )}
    </Dialog>
  );
}
