import type { ReactNode } from 'react';
import { formatDay, formatInstant, formatInstantUtc, formatRange, formatSpan } from '../i18n/format.ts';
import { useTimeZone } from '../i18n/time-zone.ts';
import { t } from '../i18n/translate.ts';
import type { DateView, PassageView } from '../api/views.ts';

export type Tone = 'plain' | 'good' | 'warn' | 'bad' | 'accent';

/** One or two words on a ground. The words say it; the colour only helps. */
export function Badge({
  children,
  tone = 'plain',
  title,
}: {
  readonly children: ReactNode;
  readonly tone?: Tone;
  readonly title?: string;
}) {
  return (
    <span className={`badge ${tone}`} {...(title === undefined ? {} : { title })}>
      {children}
    </span>
  );
}

/** A count as told: "3–7", "3+". Kept from left to right in right-to-left text. */
export function RangeCount({ low, high }: { readonly low: number; readonly high: number | null }) {
  return (
    <bdi className="number" dir="ltr">
      {formatRange(low, high)}
    </bdi>
  );
}

/** A day, a span or an instant. An instant is shown in the agreement's zone, with UTC on hover. */
export function DateText(
  props:
    | { readonly day: string | null; readonly style?: 'long' | 'short' }
    | { readonly instant: string | null }
    | { readonly date: DateView | null },
) {
  useTimeZone();
  const none = <span className="soft">{t('frame.noDate')}</span>;
  if ('instant' in props) {
    if (props.instant === null) return none;
    return (
      <time dateTime={props.instant} title={formatInstantUtc(props.instant)}>
        {formatInstant(props.instant)}
      </time>
    );
  }
  if ('date' in props) {
    if (props.date === null) return none;
    const { value, from, to, wording } = props.date;
    return (
      <time dateTime={value} title={wording}>
        {formatSpan(from, to)}
      </time>
    );
  }
  if (props.day === null) return none;
  return <time dateTime={props.day}>{formatDay(props.day, props.style ?? 'short')}</time>;
}

/** The outlet's name, or that it is not known. */
export function OutletName({ name }: { readonly name: string | null | undefined }) {
  if (name === null || name === undefined) return <span className="soft">{t('frame.unknownOutlet')}</span>;
  return <bdi>{name}</bdi>;
}

/** A report's own words, never markup, with where they stand beneath. Reports are English today: left to right in any interface. */
export function PassageQuote({
  passage,
  children,
}: {
  readonly passage: Pick<PassageView, 'text'>;
  readonly children?: ReactNode;
}) {
  return (
    <blockquote className="passage-quote">
      <span dir="auto" lang="en">
        {passage.text}
      </span>
      {children !== undefined && <span className="from">{children}</span>}
    </blockquote>
  );
}

/** A boxed part of a page with its heading. */
export function Panel(props: {
  readonly title: ReactNode;
  readonly end?: ReactNode;
  readonly children: ReactNode;
  readonly bare?: boolean;
  readonly id?: string;
}) {
  const { title, end, children, bare = false, id } = props;
  return (
    <section className="panel" {...(id === undefined ? {} : { id })}>
      <header>
        <h2>{title}</h2>
        {end}
      </header>
      {bare ? children : <div className="body">{children}</div>}
    </section>
  );
}
