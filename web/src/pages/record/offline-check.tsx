import { Button } from '../../design/button.tsx';
import { Panel } from '../../design/small-parts.tsx';
import { Answer } from '../../design/states.tsx';
import { toast } from '../../design/toast-queue.ts';
import { t } from '../../i18n/translate.ts';
import { useSignedState } from './use-record.ts';

/** How somebody who trusts neither this page nor the server checks the record by themselves. */
export function OfflineCheck() {
  const state = useSignedState();
  return (
    <Panel title={t('record.offline')}>
      <ol className="offline-steps">
        <li>{t('record.offline.download')}</li>
        <li>
          {t('record.offline.key')}
          <Answer query={state} lines={1}>
            {({ verifierKey }) => <Copyable name={t('record.key')} text={verifierKey} />}
          </Answer>
        </li>
        <li>
          {t('record.offline.command')}
          <Answer query={state} lines={1}>
            {({ verifierKey }) => (
              <Copyable
                name={t('record.command')}
                text={`npx trucewatch verify record.zip --key '${verifierKey}'`}
              />
            )}
          </Answer>
        </li>
      </ol>
      <p className="soft small">{t('record.offline.trust')}</p>
    </Panel>
  );
}

function Copyable({ name, text }: { readonly name: string; readonly text: string }) {
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      toast(t('record.copied', { name }));
    } catch {
      toast(t('record.notCopied'), { tone: 'bad' }); // no clipboard without https
    }
  };
  return (
    <div className="copyable">
      <code dir="ltr" tabIndex={0} role="textbox" aria-readonly="true" aria-label={name}>
        {text}
      </code>
      <Button look="small" aria-label={t('record.copyOf', { name })} onPress={() => void copy()}>
        {t('record.copy')}
      </Button>
    </div>
  );
}
