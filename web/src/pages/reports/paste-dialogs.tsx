import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { request } from '../../api/client.ts';
import type { ApiError } from '../../api/problem.ts';
import { invalidatePaths } from '../../api/queries.ts';
import { Button } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { Select, TextField } from '../../design/fields.tsx';
import { toast } from '../../design/toast-queue.ts';
import { t, word } from '../../i18n/translate.ts';
import { useHandIn } from './hand-in.ts';

type Kind = 'feed' | 'page';

/** Adds a feed or a page whose address was pasted. */
export function AddSourceDialog({
  address,
  onClose,
}: {
  readonly address: string;
  readonly onClose: () => void;
}) {
  const [location, setLocation] = useState(address);
  const [name, setName] = useState(URL.canParse(address) ? new URL(address).hostname : '');
  const [kind, setKind] = useState<Kind>('feed');
  const queryClient = useQueryClient();
  const add = useMutation<unknown, ApiError>({
    mutationFn: () =>
      request('/sources', { method: 'POST', body: { kind, name: name.trim(), location: location.trim() } }),
    onSuccess: () => {
      void invalidatePaths(queryClient, ['/sources', '/overview']);
      toast(t('reports.sourceAdded', { name: name.trim() }));
      onClose();
    },
  });
  const ready = name.trim() !== '' && URL.canParse(location.trim()) && !add.isPending;
  return (
    <Dialog
      title={t('reports.addSource')}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>{t('frame.cancel')}</Button>
          <Button
            look="main"
            isDisabled={!ready}
            onPress={() => {
              add.mutate();
            }}
          >
            {t('reports.addSource')}
          </Button>
        </>
      }
    >
      <p className="soft">{t('reports.addSourceAdvice')}</p>
      <form
        className="stacked-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) add.mutate();
        }}
      >
        <TextField
          label={t('reports.address')}
          value={location}
          onChange={setLocation}
          type="url"
          maxLength={2000}
          isRequired
          autoFocus
          error={add.error?.message}
        />
        <TextField
          label={t('reports.sourceName')}
          value={name}
          onChange={setName}
          maxLength={300}
          isRequired
        />
        <Select
          label={t('reports.sourceKind')}
          value={kind}
          onChange={setKind}
          options={(['feed', 'page'] as const).map((key) => ({ key, label: word('source', key) }))}
        />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}

/** Hands in a text or a page that was pasted. */
export function PasteDialog(props: {
  readonly text: string;
  readonly html: string;
  readonly onClose: () => void;
}) {
  const { html, onClose } = props;
  const [text, setText] = useState(props.text);
  const [url, setUrl] = useState('');
  const handIn = useHandIn();
  const submit = () => {
    const asPage = html !== '' && text === props.text; // what was changed by hand is taken as it is seen
    handIn.mutate({
      kind: 'text',
      text: asPage ? html : text,
      html: asPage,
      name: t('reports.pasted'),
      url: url.trim(),
    });
    onClose();
  };
  return (
    <Dialog
      title={t('reports.pasteTitle')}
      isOpen
      wide
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>{t('frame.cancel')}</Button>
          <Button look="main" onPress={submit} isDisabled={text.trim() === ''}>
            {t('reports.handIn')}
          </Button>
        </>
      }
    >
      <p className="soft">{t('reports.pasteAdvice')}</p>
      <TextField label={t('reports.text')} value={text} onChange={setText} lines={10} autoFocus />
      <TextField
        label={t('reports.foundAt')}
        value={url}
        onChange={setUrl}
        type="url"
        maxLength={2000}
        placeholder="https://"
      />
    </Dialog>
  );
}
