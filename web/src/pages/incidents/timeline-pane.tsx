import { useMemo, useState } from 'react';
import { useGet } from '../../api/queries.ts';
import { Button } from '../../design/button.tsx';
import { ErrorState, Loading } from '../../design/states.tsx';
import { t } from '../../i18n/translate.ts';
import type { DayRange } from '../../map/cluster-marks.ts';
import { dayNumber, dayOf } from '../../map/day-number.ts';
import { daySpan, type IncidentMarks } from '../../map/incident-marks.ts';
import { MapLegend } from '../../map/map-legend.tsx';
import { families } from '../../map/type-families.ts';
import { binDays, rangeOf } from '../../timeline/day-bins.ts';
import { DayRangeSlider } from '../../timeline/day-range-slider.tsx';
import { DayStacks } from '../../timeline/day-stacks.tsx';
import { DayTable } from '../../timeline/day-table.tsx';
import { rangeWords } from '../../timeline/range-words.ts';
import { NoIncident } from './no-incident.tsx';
import type { IncidentsSearch } from './search.ts';
import { useMarks } from './use-marks.ts';
import '../../map/map.css';
import '../../timeline/timeline.css';

interface PaneProps {
  readonly search: IncidentsSearch;
  readonly onChange: (changed: Partial<IncidentsSearch>) => void;
}

export default function TimelinePane({ search, onChange }: PaneProps) {
  const { marks, error, refetch, cut } = useMarks(search);
  const span = useMemo(() => (marks === undefined ? null : daySpan(marks)), [marks]);
  if (marks === undefined)
    return error ? <ErrorState error={error} retry={() => void refetch()} /> : <Loading />;
  if (span === null) return <NoIncident search={search} />;
  return <Timeline marks={marks} span={span} cut={cut} search={search} onChange={onChange} />;
}

interface TimelineProps extends PaneProps {
  readonly marks: IncidentMarks;
  readonly span: { readonly first: number; readonly last: number };
  readonly cut: boolean;
}

/** Incidents per day, and beneath them how much was read of each day: a day of which nothing was read is no quiet day. */
function Timeline({ marks, span, cut, search, onChange }: TimelineProps) {
  const overview = useGet('/overview', { query: { from: dayOf(span.first), to: dayOf(span.last) } });
  const [dragged, setDragged] = useState<DayRange | null>(null);
  const days = dragged ?? { from: dayNumber(search.from), to: dayNumber(search.to) };
  const bins = useMemo(
    () => binDays(marks, span, overview.data?.effort ?? null),
    [marks, span, overview.data],
  );
  const totals = useMemo(
    () => families.map((_, i) => bins.bins.reduce((sum, bin) => sum + (bin.byFamily[i] ?? 0), 0)),
    [bins],
  );
  const settle = (range: DayRange): void => {
    onChange({
      from: range.from === null ? undefined : dayOf(range.from),
      to: range.to === null ? undefined : dayOf(range.to),
    });
    setDragged(null);
  };
  const from = Math.min(span.last, Math.max(span.first, days.from ?? span.first));
  const to = Math.max(span.first, Math.min(span.last, days.to ?? span.last));
  const inRange = bins.bins.reduce(
    (sum, bin) => (bin.first + bin.days - 1 < from || bin.first > to ? sum : sum + bin.total),
    0,
  );
  return (
    <div className="timeline-pane" tabIndex={0} role="region" aria-label={t('incidents.view.timeline')}>
      <p className="timeline-words" aria-live="polite">
        {t('incidents.timeline.sum', { n: inRange, days: rangeWords(from, to) })}
        {bins.undated > 0 ? ` ${t('incidents.timeline.undated', { n: bins.undated })}` : ''}
        {cut ? ` ${t('incidents.map.cut')}` : ''}
      </p>
      <MapLegend byFamily={totals} withAreas={false} />
      <DayStacks
        bins={bins}
        span={span}
        from={from}
        to={to}
        onBrush={(low, high) => {
          setDragged(rangeOf(low, high, span));
        }}
        onBrushed={(low, high) => {
          settle(rangeOf(low, high, span));
        }}
      />
      <DayRangeSlider
        span={span}
        from={from}
        to={to}
        label={t('incidents.days')}
        onChange={(low, high) => {
          setDragged(rangeOf(low, high, span));
        }}
        onSettle={() => {
          if (dragged !== null) settle(dragged);
        }}
      />
      <div className="timeline-actions">
        <p className="small soft">
          {t(overview.data === undefined ? 'incidents.timeline.noEffort' : 'incidents.timeline.effortAdvice')}
        </p>
        {search.from === undefined && search.to === undefined ? null : (
          <Button
            look="small"
            onPress={() => {
              settle({ from: null, to: null });
            }}
          >
            {t('incidents.timeline.whole')}
          </Button>
        )}
        <Button
          look="small"
          onPress={() => {
            onChange({ view: 'table' });
          }}
        >
          {t('incidents.timeline.list')}
        </Button>
      </div>
      <DayTable bins={bins} />
    </div>
  );
}
