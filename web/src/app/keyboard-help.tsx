import { Dialog } from '../design/dialog.tsx';
import { Checkbox } from '../design/fields.tsx';
import { t } from '../i18n/translate.ts';
import { keyGroups, useSingleKeys } from './keys.ts';
import { navigation } from './navigation.ts';

const named: Readonly<Record<string, string>> = { ' ': 'Space', ArrowDown: '↓', ArrowUp: '↑' };

/** What the keys do here: those of the page first. */
export function KeyboardHelp({ onClose }: { readonly onClose: () => void }) {
  const [on, setOn] = useSingleKeys();
  return (
    <Dialog title={t('frame.keys')} isOpen onClose={onClose}>
      <div className="key-help">
        {keyGroups().map((group) => (
          <section key={group.title}>
            <h3>{group.title}</h3>
            <dl>
              {group.bindings.map(({ key, label }) => (
                <div key={key}>
                  <dt>
                    <kbd>{named[key] ?? (/^[A-Z]$/.test(key) ? `Shift ${key}` : key)}</kbd>
                  </dt>
                  <dd>{label}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <section>
          <h3>{t('frame.keyGo')}</h3>
          <dl>
            {navigation.map((entry) => (
              <div key={entry.to}>
                <dt>
                  <kbd>g</kbd> <kbd>{entry.key}</kbd>
                </dt>
                <dd>{t(entry.name)}</dd>
              </div>
            ))}
            <div>
              <dt>
                <kbd>Ctrl K</kbd>
              </dt>
              <dd>{t('frame.searchAll')}</dd>
            </div>
          </dl>
        </section>
      </div>
      <Checkbox isSelected={on} onChange={setOn}>
        {t('frame.singleKeys')}
      </Checkbox>
    </Dialog>
  );
}
