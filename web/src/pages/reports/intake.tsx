import { useEffect, useRef, useState } from 'react';
import { Button } from '../../design/button.tsx';
import { Icon } from '../../design/icon.tsx';
import { Menu } from '../../design/menu.tsx';
import { t } from '../../i18n/translate.ts';
import { addressOf, shortestReport, useHandIn } from './hand-in.ts';
import { AddSourceDialog, PasteDialog } from './paste-dialogs.tsx';

type Opened =
  | { readonly kind: 'source'; readonly address: string }
  | { readonly kind: 'paste'; readonly text: string; readonly html: string }
  | null;

/** How reports come in by hand: files chosen or dropped anywhere on the page, and whatever is pasted. */
export function Intake() {
  const [opened, setOpened] = useState<Opened>(null);
  const [dragging, setDragging] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const { mutate, isPending } = useHandIn();

  useEffect(() => {
    const take = (data: DataTransfer) => {
      const files = [...data.files];
      if (files.length > 0) {
        mutate({ kind: 'files', files });
        return true;
      }
      const text = data.getData('text/plain');
      const address = addressOf(text);
      if (address !== null) setOpened({ kind: 'source', address });
      else if (text.length >= shortestReport)
        setOpened({ kind: 'paste', text, html: data.getData('text/html') });
      else return false;
      return true;
    };
    const paste = (event: ClipboardEvent) => {
      if (event.target instanceof Element && event.target.closest('input, textarea, [role=dialog]')) return;
      if (event.clipboardData && take(event.clipboardData)) event.preventDefault();
    };
    const over = (event: DragEvent) => {
      event.preventDefault();
      setDragging(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setDragging(false);
    };
    const drop = (event: DragEvent) => {
      event.preventDefault();
      setDragging(false);
      if (event.dataTransfer) take(event.dataTransfer);
    };
    document.addEventListener('paste', paste);
    document.addEventListener('dragover', over);
    document.addEventListener('dragleave', leave);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('paste', paste);
      document.removeEventListener('dragover', over);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('drop', drop);
    };
  }, [mutate]);

  const close = () => {
    setOpened(null);
  };
  return (
    <>
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        aria-label={t('reports.files')}
        accept=".txt,.html,.htm,.json,.jsonl,.ndjson,.xml,.md,.mhtml"
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          if (files.length > 0) mutate({ kind: 'files', files });
          target.value = '';
        }}
      />
      <Menu
        label={t('reports.handIn')}
        trigger={
          <Button look="main" isPending={isPending}>
            <Icon name="upload" /> {t('reports.handIn')}
          </Button>
        }
        entries={[
          { key: 'files', label: t('reports.handInFiles'), act: () => chooser.current?.click() },
          {
            key: 'paste',
            label: t('reports.handInText'),
            act: () => {
              setOpened({ kind: 'paste', text: '', html: '' });
            },
          },
          {
            key: 'source',
            label: t('reports.addSource'),
            act: () => {
              setOpened({ kind: 'source', address: '' });
            },
          },
        ]}
      />
      {dragging && (
        <div className="drop-here" aria-hidden="true">
          {t('reports.dropHere')}
        </div>
      )}
      {opened?.kind === 'source' && <AddSourceDialog address={opened.address} onClose={close} />}
      {opened?.kind === 'paste' && <PasteDialog text={opened.text} html={opened.html} onClose={close} />}
    </>
  );
}
