import type { ReportDetail } from '../../api/views.ts';
import { Button } from '../../design/button.tsx';
import { Checkbox, Select } from '../../design/fields.tsx';
import { t, word } from '../../i18n/translate.ts';
import { kindsOf, shownKinds, showOf, type ShownKind } from './marked-text.ts';
import type { ReportSearch } from './report-search.ts';

/** What of a report is shown: which marks, whether what was dropped, which version, and beside which other. */
export function ReportTools(props: {
  readonly report: ReportDetail;
  readonly search: ReportSearch;
  readonly onChange: (part: Partial<ReportSearch>) => void;
}) {
  const { report, search, onChange } = props;
  return (
    <div className="report-tools">
      <Legend
        kinds={kindsOf(search.show)}
        onChange={(kinds) => {
          onChange({ show: showOf(kinds) });
        }}
      />
      <Checkbox
        isSelected={search.kept !== true}
        onChange={(on) => {
          onChange({ kept: on ? undefined : true });
        }}
      >
        {t('reports.showDropped')}
      </Checkbox>
      <Versions report={report} search={search} onChange={onChange} />
    </div>
  );
}

function Legend({
  kinds,
  onChange,
}: {
  readonly kinds: ReadonlySet<ShownKind>;
  readonly onChange: (kinds: readonly ShownKind[]) => void;
}) {
  return (
    <div className="legend" role="group" aria-label={t('reports.marks')}>
      {shownKinds.map((kind) => (
        <Button
          key={kind}
          look="small"
          aria-pressed={kinds.has(kind)}
          onPress={() => {
            onChange(shownKinds.filter((each) => (each === kind ? !kinds.has(each) : kinds.has(each))));
          }}
        >
          <span className={`kind-dot mark-${kind}`} aria-hidden="true" />
          {word('reports.kind', kind)}
        </Button>
      ))}
    </div>
  );
}

function Versions(props: {
  readonly report: ReportDetail;
  readonly search: ReportSearch;
  readonly onChange: (part: Partial<ReportSearch>) => void;
}) {
  const { report, search, onChange } = props;
  const { versions, shown, version: newest } = report;
  if (versions.length < 2) return null;
  const choices = versions.map(({ version }) => ({
    key: String(version),
    label: t('reports.version', { n: version }),
  }));
  return (
    <div className="versions">
      <Select
        label={t('reports.versionShown')}
        hideLabel
        value={String(shown)}
        options={choices}
        onChange={(key) => {
          onChange({ version: Number(key) === newest ? undefined : Number(key), at: undefined });
        }}
      />
      <Select
        label={t('reports.compareWith')}
        hideLabel
        value={search.compare === undefined ? 'none' : String(search.compare)}
        options={[
          { key: 'none', label: t('reports.compareNone') },
          ...choices.filter(({ key }) => key !== String(shown)),
        ].map((choice) =>
          choice.key === 'none'
            ? choice
            : { ...choice, label: t('reports.compareTo', { n: Number(choice.key) }) },
        )}
        onChange={(key) => {
          onChange({ compare: key === 'none' ? undefined : Number(key) });
        }}
      />
    </div>
  );
}
