import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { navigation } from '../../app/navigation.ts';
import { Icon } from '../../design/icon.tsx';
import { ErrorState } from '../../design/states.tsx';
import { t, word } from '../../i18n/translate.ts';
import { destinationOf } from './destinations.ts';
import { FoundItem } from './found-item.tsx';
import { useSearch } from './use-search.ts';
import './search.css';

interface Row {
  readonly id: string;
  readonly group: string;
  readonly content: React.ReactNode;
  readonly open: () => void;
}

/** Search over everything: type, arrow down, Enter. Without words it goes to pages. */
export function SearchPalette({ onClose }: { readonly onClose: () => void }) {
  const navigate = useNavigate();
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState(0);
  const { query, groups, asked, isWaiting } = useSearch(words);
  const go = (act: () => Promise<void>) => () => {
    onClose();
    void act();
  };
  const rows: Row[] = [
    ...groups.flatMap(({ kind, items }) =>
      items.map((item) => ({
        id: `${kind}-${item.id}`,
        group: word('search.kind', kind),
        content: <FoundItem kind={kind} item={item} />,
        open: go(() => navigate(destinationOf(kind, item))),
      })),
    ),
    ...navigation
      .filter((entry) => t(entry.name).toLocaleLowerCase().includes(words.trim().toLocaleLowerCase()))
      .map((entry) => ({
        id: `page-${entry.to}`,
        group: t('frame.nav'),
        content: <span className="found-title">{t(entry.name)}</span>,
        open: go(() => navigate({ to: entry.to })),
      })),
    ...(words.trim().length > 1
      ? [
          {
            id: 'all',
            group: t('frame.nav'),
            content: <span className="found-title">{t('search.showAll', { words: words.trim() })}</span>,
            open: go(() => navigate({ to: '/search', search: { q: words.trim() } })),
          },
        ]
      : []),
  ];
  const at = Math.min(chosen, rows.length - 1);
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && rows.length > 0) {
      event.preventDefault();
      const next = (at + step + rows.length) % rows.length;
      setChosen(next);
      document.getElementById(`found-${String(next)}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      rows[at]?.open();
    }
  };
  const none = asked.length > 1 && !isWaiting && groups.length === 0 && query.error === null;
  return (
    <ModalOverlay
      className="backdrop"
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className="dialog palette">
        <AriaDialog aria-label={t('frame.searchAll')}>
          <div className="palette-field">
            <Icon name="search" />
            <input
              // the dialog was opened to type into this
              autoFocus
              role="combobox"
              aria-expanded={rows.length > 0}
              aria-controls="found"
              aria-autocomplete="list"
              aria-activedescendant={at >= 0 ? `found-${String(at)}` : undefined}
              aria-label={t('frame.searchAll')}
              placeholder={t('search.placeholder')}
              value={words}
              maxLength={300}
              onChange={(event) => {
                setWords(event.target.value);
                setChosen(0);
              }}
              onKeyDown={onKeyDown}
            />
            <kbd className="wide-only">Esc</kbd>
          </div>
          {query.error && asked.length > 1 && <ErrorState error={query.error} />}
          {none && <p className="palette-none">{t('search.none', { words: asked })}</p>}
          <span className="visually-hidden" role="status">
            {isWaiting ? '' : t('search.count', { n: groups.reduce((n, g) => n + g.items.length, 0) })}
          </span>
          <div
            id="found"
            role="listbox"
            aria-label={t('search.title')}
            className="palette-list"
            tabIndex={-1}
          >
            {rows.map((row, i) => (
              <div key={row.id}>
                {row.group !== rows[i - 1]?.group && (
                  <div className="palette-group" aria-hidden="true">
                    {row.group}
                  </div>
                )}
                <div
                  id={`found-${String(i)}`}
                  role="option"
                  aria-selected={i === at}
                  className="palette-item"
                  onPointerMove={() => {
                    setChosen(i);
                  }}
                  onClick={row.open}
                >
                  {row.content}
                </div>
              </div>
            ))}
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
