import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { request } from '../../api/client.ts';
import type { ApiError } from '../../api/problem.ts';
import { invalidatePaths } from '../../api/queries.ts';
import type { TakenView } from '../../api/views.ts';
import { Button } from '../../design/button.tsx';
import { t } from '../../i18n/translate.ts';
import { fieldErrors } from './field-errors.ts';
import { FormFields } from './form-fields.tsx';
import { formPayload, missingFields, newFormId, withoutLine, type FormField } from './form-payload.ts';
import { useDraft, useOnline } from './use-draft.ts';

export interface SentFormProps {
  /** Names the draft in this browser. */
  readonly name: string;
  /** Where it is sent, below /api/v1. */
  readonly path: string;
  readonly lead: ReactNode;
  readonly head: readonly FormField[];
  /** The list of lines: its name in what is sent, and the fields of line `i`. */
  readonly list: string;
  readonly line: (index: number) => readonly FormField[];
  readonly lineTitle: (index: number) => string;
  readonly addLine: string;
  readonly foot: readonly FormField[];
  readonly send: string;
}

/** A form with a head, one line or more, and a foot. It is kept in this browser from key to key until it is sent. */
export function SentForm(props: SentFormProps) {
  const { name, path, lead, head, list, line, lineTitle, addLine, foot, send } = props;
  const queryClient = useQueryClient();
  const online = useOnline();
  const { draft, kept, set, replace, clear } = useDraft(name, () => ({ id: newFormId(), lines: '1' }));
  const [tried, setTried] = useState(false);
  const count = Math.max(1, Math.min(Number(draft['lines']) || 1, 200));
  const lines = Array.from({ length: count }, (_, i) => line(i));
  const all: readonly FormField[] = [
    { path: 'id', kind: 'line', label: 'id' },
    ...head,
    ...lines.flat(),
    ...foot,
  ];
  const sending = useMutation<TakenView, ApiError>({
    mutationFn: async () =>
      (await request(path, { method: 'POST', body: formPayload(draft, all) })) as TakenView, // as the API's document says
    onSuccess: () => {
      clear();
      setTried(false);
      void invalidatePaths(queryClient, ['/reports', '/sources', '/overview', '/record']);
    },
  });
  const missing = tried ? missingFields(draft, all) : [];
  const shared = { draft, set, missing, told: fieldErrors(sending.error) };
  const submit = () => {
    setTried(true);
    if (missingFields(draft, all).length === 0) sending.mutate();
    else focusFirstWrong();
  };
  return (
    <form
      className="sent-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {sending.data && <Sent taken={sending.data} />}
      <p className="soft">{lead}</p>
      <FormFields fields={head} {...shared} />
      {lines.map((fields, i) => (
        <fieldset key={i} className="form-line">
          <legend>{lineTitle(i)}</legend>
          <FormFields fields={fields} {...shared} />
          {count > 1 && (
            <p>
              <Button
                look="quiet"
                aria-label={t('sources.removeLineOf', { line: lineTitle(i) })}
                onPress={() => {
                  replace({ ...withoutLine(draft, list, i), lines: String(count - 1) });
                }}
              >
                {t('sources.removeLine')}
              </Button>
            </p>
          )}
        </fieldset>
      ))}
      <p>
        <Button
          onPress={() => {
            set('lines', String(count + 1));
          }}
        >
          {addLine}
        </Button>
      </p>
      <FormFields fields={foot} {...shared} />
      <SendLine
        online={online}
        kept={kept}
        wrong={missing.length}
        error={shared.told.rest ?? (sending.error ? t('sources.fieldsWrong') : null)}
        unreachable={sending.error?.unreachable ?? false}
      />
      <p className="form-buttons">
        <Button look="main" type="submit" isDisabled={sending.isPending}>
          {sending.isPending ? t('sources.sending') : send}
        </Button>
        <Button look="quiet" onPress={clear}>
          {t('sources.clearDraft')}
        </Button>
      </p>
    </form>
  );
}

interface SendLineProps {
  readonly online: boolean;
  readonly kept: boolean;
  readonly wrong: number;
  readonly error: string | null;
  readonly unreachable: boolean;
}

/** Where the draft stands, and why it was not sent. */
function SendLine({ online, kept, wrong, error, unreachable }: SendLineProps) {
  return (
    <div role="status" className="send-line small">
      <p className={kept ? 'soft' : 'error-text'}>
        {kept ? t('sources.draftKept') : t('sources.draftNotKept')}
      </p>
      {(!online || unreachable) && <p className="error-text">{t('sources.offline')}</p>}
      {wrong > 0 && <p className="error-text">{t('sources.missing', { n: wrong })}</p>}
      {error !== null && !unreachable && <p className="error-text">{error}</p>}
    </div>
  );
}

function Sent({ taken }: { readonly taken: TakenView }) {
  const [first] = taken.reports;
  return (
    <div role="status" className="sent">
      <p>
        {taken.status === 'refused'
          ? t('sources.refused', { why: taken.problem ?? '' })
          : taken.status === 'already-known'
            ? t('sources.alreadyKnown')
            : t('sources.sent')}{' '}
        {first && (
          <Link to="/reports/$id" params={{ id: first.report }} search={{}}>
            {t('sources.toReport')}
          </Link>
        )}
      </p>
    </div>
  );
}

function focusFirstWrong(): void {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>('.sent-form [aria-invalid="true"]')?.focus();
  });
}
