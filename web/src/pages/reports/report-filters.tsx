import { useGet } from '../../api/queries.ts';
import { Select } from '../../design/fields.tsx';
import { FilterChoice, FilterDay, Filters, FilterText } from '../../design/filter-fields.tsx';
import { t, word } from '../../i18n/translate.ts';
import { reportSorts, truceTouches, type ReportsSearch } from './reports-search.ts';

export function ReportFilters(props: {
  readonly search: ReportsSearch;
  readonly onChange: (change: Partial<ReportsSearch>) => void;
}) {
  const { search, onChange } = props;
  const outlets = useGet('/outlets').data?.items ?? [];
  return (
    <Filters label={t('reports.filters')}>
      <FilterText
        label={t('reports.words')}
        value={search.q}
        onChange={(q) => {
          onChange({ q });
        }}
      />
      <FilterChoice
        label={t('reports.outlet')}
        value={search.outlet?.[0]}
        options={outlets.map(({ id, name }) => ({ key: id, label: name }))}
        onChange={(outlet) => {
          onChange({ outlet: outlet === undefined ? undefined : [outlet] });
        }}
      />
      <FilterChoice
        label={t('reports.truce')}
        value={search.truce}
        options={truceTouches.map((key) => ({ key, label: word('reports.truce', key) }))}
        onChange={(truce) => {
          onChange({ truce });
        }}
      />
      <FilterDay
        label={t('frame.from')}
        value={search.from}
        onChange={(from) => {
          onChange({ from });
        }}
      />
      <FilterDay
        label={t('frame.to')}
        value={search.to}
        onChange={(to) => {
          onChange({ to });
        }}
      />
      <Select
        label={t('reports.sort')}
        value={search.sort ?? '-day'}
        options={reportSorts.map((key) => ({ key, label: word('reports.sort', key) }))}
        onChange={(sort) => {
          onChange({ sort: sort === '-day' ? undefined : sort });
        }}
      />
    </Filters>
  );
}
