import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { request } from '../api/client.ts';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import { TextField } from '../design/fields.tsx';
import { DateText } from '../design/small-parts.tsx';
import { Answer } from '../design/states.tsx';
import { t } from '../i18n/translate.ts';

interface Token {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
}

const key = ['/tokens'];

/** API tokens: made, shown once, revoked. */
export function TokensDialog({ onClose }: { readonly onClose: () => void }) {
  const queryClient = useQueryClient();
  const [name, setName] = useState('');
  const again = () => queryClient.invalidateQueries({ queryKey: key });
  const tokens = useQuery({
    queryKey: key,
    queryFn: async ({ signal }) =>
      (await request('/tokens', { signal })) as { readonly items: readonly Token[] }, // the document says so
  });
  const make = useMutation({
    mutationFn: async () =>
      (await request('/tokens', { method: 'POST', body: { name } })) as {
        readonly token: Token;
        readonly secret: string;
      }, // the document says so
    onSuccess: () => {
      setName('');
      void again();
    },
  });
  const revoke = useMutation({
    mutationFn: (id: string) => request(`/tokens/${encodeURIComponent(id)}`, { method: 'DELETE' }),
    onSettled: () => void again(),
  });
  return (
    <Dialog title={t('frame.tokensTitle')} isOpen onClose={onClose}>
      <p className="soft">{t('frame.tokensAdvice')}</p>
      <form
        className="inline-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') make.mutate();
        }}
      >
        <TextField
          label={t('frame.tokenName')}
          value={name}
          onChange={setName}
          maxLength={100}
          isRequired
          error={make.error?.message}
        />
        <Button look="main" type="submit" isDisabled={make.isPending}>
          {t('frame.tokenMake')}
        </Button>
      </form>
      {make.data && (
        <div className="secret" role="status">
          <p>{t('frame.tokenOnce')}</p>
          <code dir="ltr">{make.data.secret}</code>
        </div>
      )}
      <Answer query={tokens} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{t('frame.tokensNone')}</p>
          ) : (
            <ul className="plain token-list">
              {items.map((token) => (
                <li key={token.id}>
                  <span>
                    <bdi>{token.name}</bdi>
                    <span className="soft small">
                      {t('frame.tokenMade')} <DateText instant={token.createdAt} />
                    </span>
                  </span>
                  <Button
                    look="small danger"
                    onPress={() => {
                      revoke.mutate(token.id);
                    }}
                  >
                    {t('frame.tokenRevoke')}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </Dialog>
  );
}
