import { useEffect, useId, useRef, type KeyboardEvent } from 'react';
import type { CommitmentView } from '../../api/views.ts';
import { Button } from '../../design/button.tsx';
import { Icon } from '../../design/icon.tsx';
import { formatDay } from '../../i18n/format.ts';
import { languages } from '../../i18n/languages.ts';
import { spokenLanguage, spokenLocale, t, word } from '../../i18n/translate.ts';
import { CommitmentCard } from './commitment-card.tsx';
import { addDays, addMonths, dayByKey, dueInMonth, dueOnDay, monthGrid } from './month-grid.ts';
import type { CommitmentsSearch } from './search.ts';

interface Props {
  readonly items: readonly CommitmentView[];
  readonly search: CommitmentsSearch;
  readonly change: (part: Partial<CommitmentsSearch>) => void;
  readonly settle: (commitment: CommitmentView) => void;
}

/** A month of due dates. One day has the focus; arrows move it, and its commitments stand beside. */
export function CommitmentCalendar({ items, search, change, settle }: Props) {
  const chosen = search.day ?? firstDay(items);
  const month = chosen.slice(0, 7);
  const go = (day: string) => {
    change({ day });
  };
  const own = dueOnDay(items, chosen);
  const vague = dueInMonth(items, month);
  return (
    <div className="calendar-layout">
      <div>
        <MonthHead chosen={chosen} go={go} />
        <MonthTable items={items} chosen={chosen} go={go} />
        <Legend />
      </div>
      <div className="calendar-side">
        <section aria-live="polite">
          <h2>{t('commitments.dueOn', { day: formatDay(chosen, 'long') })}</h2>
          {own.length === 0 && <p className="soft">{t('commitments.nothingDue')}</p>}
          {own.length === 0 && <NextDue items={items} chosen={chosen} go={go} />}
          <Cards items={own} settle={settle} />
        </section>
        {vague.length > 0 && (
          <section>
            <h2>{t('commitments.dueInMonth', { month: formatDay(month, 'long') })}</h2>
            <p className="soft small">{t('commitments.noDayTold')}</p>
            <Cards items={vague} settle={settle} />
          </section>
        )}
      </div>
    </div>
  );
}

function Cards({ items, settle }: Pick<Props, 'items' | 'settle'>) {
  return (
    <ul className="plain commitment-cards">
      {items.map((item) => (
        <li key={item.id}>
          <CommitmentCard commitment={item} settle={settle} />
        </li>
      ))}
    </ul>
  );
}

interface Going {
  readonly chosen: string;
  readonly go: (day: string) => void;
}

function MonthHead({ chosen, go }: Going) {
  return (
    <div className="month-head">
      <Button
        look="icon"
        aria-label={t('commitments.monthBefore')}
        onPress={() => {
          go(addMonths(chosen, -1));
        }}
      >
        <span className="month-arrow before">
          <Icon name="down" />
        </span>
      </Button>
      <h2 aria-live="polite">{formatDay(chosen.slice(0, 7), 'long')}</h2>
      <Button
        look="icon"
        aria-label={t('commitments.monthAfter')}
        onPress={() => {
          go(addMonths(chosen, 1));
        }}
      >
        <span className="month-arrow after">
          <Icon name="down" />
        </span>
      </Button>
    </div>
  );
}

/** The week begins on Saturday where Arabic is read, on Monday elsewhere (CLDR's first day for Syria, and for Europe). */
function firstWeekday(): number {
  return spokenLanguage() === 'ar' ? 6 : 1;
}

function MonthTable({ items, chosen, go }: Pick<Props, 'items'> & Going) {
  const month = chosen.slice(0, 7);
  const weeks = monthGrid(month, firstWeekday());
  const table = useRef<HTMLTableElement>(null);
  // Only a key takes the focus along: a press on a day or on the month's arrows leaves it where it is.
  const byKey = useRef(false);
  const label = useId();
  useEffect(() => {
    if (!byKey.current) return;
    table.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
    byKey.current = false;
  }, [chosen]);
  const onKeyDown = (event: KeyboardEvent) => {
    const rightToLeft = languages[spokenLanguage()].direction === 'rtl';
    const day = dayByKey(event.key, chosen, firstWeekday(), rightToLeft);
    if (day === null) return;
    event.preventDefault();
    byKey.current = true;
    go(day);
  };
  return (
    <table ref={table} className="month" role="grid" aria-labelledby={label} onKeyDown={onKeyDown}>
      <caption id={label} className="visually-hidden">
        {t('commitments.calendarOf', { month: formatDay(month, 'long') })}
      </caption>
      <thead>
        <tr>
          {(weeks[0] ?? []).map((day) => (
            <th key={day} scope="col">
              <abbr title={weekdayName(day, 'long')}>
                <span className="weekday-short">{weekdayName(day, 'short')}</span>
                <span className="weekday-narrow">{weekdayName(day, 'narrow')}</span>
              </abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <DayCell
                key={day}
                day={day}
                items={dueOnDay(items, day)}
                month={month}
                chosen={chosen}
                go={go}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayCell({
  day,
  items,
  month,
  chosen,
  go,
}: Pick<Props, 'items'> & Going & { readonly day: string; readonly month: string }) {
  const name = `${formatDay(day, 'long')}: ${t('commitments.dueCount', { n: items.length })}`;
  return (
    <td
      role="gridcell"
      className={day.startsWith(month) ? 'day' : 'day outside'}
      tabIndex={day === chosen ? 0 : -1}
      aria-selected={day === chosen}
      data-day={day}
      onClick={() => {
        go(day);
      }}
    >
      <span className="visually-hidden">{name}</span>
      <span className="day-number" aria-hidden="true">
        {Number(day.slice(8))}
      </span>
      <span className="day-due">
        {items.slice(0, 2).map((item) => (
          <span key={item.id} className="due-chip" data-status={item.status}>
            <span className="due-mark" data-status={item.status} />
            <bdi>{item.by.name}</bdi>
          </span>
        ))}
        {items.length > 2 && (
          <bdi className="due-more" dir="ltr">
            +{items.length - 2}
          </bdi>
        )}
      </span>
    </td>
  );
}

function Legend() {
  return (
    <ul className="plain calendar-legend small soft">
      {(['open', 'due', 'past', 'kept', 'broken'] as const).map((status) => (
        <li key={status}>
          <span className="due-mark" data-status={status} /> {word('commitmentStatus', status)}
        </li>
      ))}
    </ul>
  );
}

/** The way to the nearest day with something due, so that nobody leafs through empty months. */
function NextDue({ items, chosen, go }: Pick<Props, 'items'> & Going) {
  const days = items.flatMap((item) => (item.due.precision <= 2 ? [item.due.from] : []));
  const before = days
    .filter((day) => day < chosen)
    .sort()
    .at(-1);
  const after = days.filter((day) => day > chosen).sort()[0];
  return (
    <p className="next-due">
      {before !== undefined && (
        <Button
          look="small"
          onPress={() => {
            go(before);
          }}
        >
          {t('commitments.dueBefore', { day: formatDay(before) })}
        </Button>
      )}
      {after !== undefined && (
        <Button
          look="small"
          onPress={() => {
            go(after);
          }}
        >
          {t('commitments.dueAfter', { day: formatDay(after) })}
        </Button>
      )}
    </p>
  );
}

/** The calendar opens where a word is wanted: on the first that is due or open, else on the last there was. */
function firstDay(items: readonly CommitmentView[]): string {
  const days = items.filter((item) => item.due.precision <= 2);
  const waiting = days.find((item) => item.status === 'due') ?? days.find((item) => item.status === 'open');
  return (
    waiting?.due.from ??
    days.at(-1)?.due.from ??
    items[0]?.due.from ??
    addDays(new Date().toISOString().slice(0, 10), 0)
  );
}

function weekdayName(day: string, weekday: 'long' | 'short' | 'narrow'): string {
  return new Intl.DateTimeFormat(spokenLocale(), { weekday, timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
