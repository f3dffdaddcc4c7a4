import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { request } from '../../api/client.ts';
import type { Agreement, AgreementCheck } from '../../api/views.ts';
import { Button } from '../../design/button.tsx';
import { Panel } from '../../design/small-parts.tsx';
import { ErrorState, Loading } from '../../design/states.tsx';
import { t, tx } from '../../i18n/translate.ts';
import { CheckResult } from './check-result.tsx';
import { lineCount, positionOf, rangeOfLine } from './text-lines.ts';

/** How long typing rests before the text is checked (ms). A check derives findings anew: not at every key. */
const typingRest = 600;

/** The agreement as YAML, checked while one types. Nothing is kept on the server: the changed text is downloaded. */
export function EditorTab({ agreement }: { readonly agreement: Agreement }) {
  const original = useQuery({
    queryKey: ['agreement as yaml', agreement],
    queryFn: async () => (await import('yaml')).stringify(agreement, { lineWidth: 100 }),
    staleTime: Infinity,
  });
  if (original.data === undefined)
    return original.error ? <ErrorState error={original.error} /> : <Loading lines={12} />;
  return <Editor id={agreement.id} original={original.data} />;
}

function Editor({ id, original }: { readonly id: string; readonly original: string }) {
  const [text, setText] = useState(original);
  const field = useRef<HTMLTextAreaElement>(null);
  const rested = useRested(text);
  const check = useQuery<AgreementCheck>({
    queryKey: ['/agreements/check', rested],
    queryFn: async ({ signal }) =>
      (await request('/agreements/check', {
        method: 'POST',
        body: { yaml: rested },
        signal,
      })) as AgreementCheck, // as the API's document says
    staleTime: Infinity,
    placeholderData: (previous: AgreementCheck | undefined) => previous,
    retry: false,
  });
  const waiting = rested !== text || check.isFetching;
  const jump = (line: number, column: number) => {
    const area = field.current;
    if (!area) return;
    const range = rangeOfLine(text, line, column);
    area.focus();
    area.setSelectionRange(range.start, Math.max(range.end, range.start));
    const lineHeight = Number.parseFloat(getComputedStyle(area).lineHeight);
    area.scrollTop = Math.max(0, (line - 4) * lineHeight);
  };
  return (
    <div className="editor-columns">
      <Panel
        title={t('agreement.editor')}
        bare
        end={
          <span className="editor-buttons">
            <Button
              look="small"
              isDisabled={text === original}
              onPress={() => {
                setText(original);
              }}
            >
              {t('agreement.reset')}
            </Button>
            <Button
              look="small main"
              onPress={() => {
                download(`${id}.yaml`, text);
              }}
            >
              {t('agreement.download')}
            </Button>
          </span>
        }
      >
        <p className="editor-note soft small">
          {tx('agreement.notSaved', {
            option: (
              <code key="option" className="one-line" dir="ltr">
                --agreement FILE
              </code>
            ),
          })}
        </p>
        <LinedText field={field} text={text} onChange={setText} problems={check.data?.problems ?? []} />
      </Panel>
      <div className="editor-side" aria-busy={waiting}>
        <CheckResult
          check={check.data ?? null}
          error={check.error}
          waiting={waiting}
          changed={text !== original}
          jump={jump}
        />
      </div>
    </div>
  );
}

interface LinedProps {
  readonly field: React.RefObject<HTMLTextAreaElement | null>;
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly problems: AgreementCheck['problems'];
}

/** A field for long text with its lines numbered. Tab moves on, as everywhere: nobody is caught in it. */
function LinedText({ field, text, onChange, problems }: LinedProps) {
  const gutter = useRef<HTMLDivElement>(null);
  const [caret, setCaret] = useState({ line: 1, column: 1 });
  const shown = useDeferredValue(text);
  const lines = useMemo(() => lineCount(shown), [shown]);
  const wrong = useMemo(() => new Set(problems.map((problem) => problem.line)), [problems]);
  return (
    <>
      <div className="lined" dir="ltr">
        <div ref={gutter} className="gutter" aria-hidden="true">
          {Array.from({ length: lines }, (_, i) => (
            <div key={i} className={wrong.has(i + 1) ? 'wrong' : ''}>
              {i + 1}
            </div>
          ))}
        </div>
        <textarea
          ref={field}
          aria-label={t('agreement.yaml')}
          aria-describedby="editor-check"
          aria-invalid={problems.length > 0}
          value={text}
          wrap="off"
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          onChange={({ target }) => {
            onChange(target.value);
          }}
          onScroll={({ currentTarget }) => {
            if (gutter.current) gutter.current.scrollTop = currentTarget.scrollTop;
          }}
          onSelect={({ currentTarget }) => {
            setCaret(positionOf(currentTarget.value, currentTarget.selectionStart));
          }}
        />
      </div>
      <p className="editor-note soft small number">
        {t('agreement.caret', { line: caret.line, column: caret.column })}
      </p>
    </>
  );
}

function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => {
      setRested(text);
    }, typingRest);
    return () => {
      clearTimeout(timer);
    };
  }, [text]);
  return rested;
}

function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/yaml' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 10_000);
}
