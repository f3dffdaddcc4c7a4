import { useState } from 'react';
import { useList } from '../../api/queries.ts';
import type { AllegationView, IncidentDetail } from '../../api/views.ts';
import { noneToPick, PickOne } from '../../corrections/pick-one.tsx';
import { PickSome } from '../../corrections/pick-some.tsx';
import { ReasonDialog } from '../../corrections/reason-dialog.tsx';
import { Checkbox, Select, TextField } from '../../design/fields.tsx';
import { formatSpan } from '../../i18n/format.ts';
import { t, word } from '../../i18n/translate.ts';
import { incidentTypes } from '../../map/type-families.ts';
import type { ReportNames } from '../../passages/report-names.ts';
import { fields, type Field } from './field-value.ts';
import { incidentSentence } from './incident-sentence.ts';

interface OfIncident {
  readonly incident: IncidentDetail;
  readonly names: ReportNames;
  readonly onClose: () => void;
}

/** These tellings are an incident of their own. */
export function SplitDialog({ incident, names, onClose }: OfIncident) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const some = chosen.length > 0 && chosen.length < incident.allegations.length;
  return (
    <ReasonDialog
      title={t('incidents.split.title')}
      onClose={onClose}
      act={t('incidents.split.act')}
      done={t('incidents.split.done')}
      correction={some ? { action: 'split-incident', incident: incident.id, allegations: chosen } : null}
      wide
    >
      <p>{t('incidents.split.advice')}</p>
      <PickSome
        options={incident.allegations.map(({ id, report, passage }) => ({
          id,
          outlet: names.get(report) ?? '',
          text: passage.text,
        }))}
        value={chosen}
        onChange={setChosen}
      />
    </ReasonDialog>
  );
}

/** Another incident is the same happening. Near ones are offered, any other can be searched for. */
export function MergeDialog({ incident, onClose }: OfIncident) {
  const [words, setWords] = useState('');
  const [other, setOther] = useState<string | null>(null);
  const day = incident.date?.from;
  const near = words.trim() === '' && day !== undefined ? { from: around(day, -3), to: around(day, 3) } : {};
  const found = useList('/incidents', {
    query: { ...near, q: words.trim() === '' ? undefined : words.trim(), limit: 20 },
  });
  return (
    <ReasonDialog
      title={t('incidents.merge.title')}
      onClose={onClose}
      act={t('incidents.merge.act')}
      done={t('incidents.merge.done')}
      correction={other === null ? null : { action: 'merge-incidents', incidents: [incident.id, other] }}
      wide
    >
      <p>{t('incidents.merge.advice')}</p>
      <TextField
        label={t('incidents.merge.search')}
        type="search"
        value={words}
        onChange={setWords}
        autoFocus
      />
      <PickOne
        label={t('incidents.merge.found')}
        query={found}
        none={noneToPick(words)}
        value={other}
        onChange={setOther}
        options={found.items
          .filter((each) => each.id !== incident.id)
          .map((each) => ({
            id: each.id,
            title: incidentSentence(each),
            detail: [
              t('incidents.tellings', { n: each.reports }),
              each.date === null ? '' : formatSpan(each.date.from, each.date.to),
            ]
              .filter((part) => part !== '')
              .join(' · '),
          }))}
      />
    </ReasonDialog>
  );
}

function around(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

interface OfTelling {
  readonly allegation: AllegationView;
  readonly outlet: string;
  readonly onClose: () => void;
}

/** There is no such telling in the report. */
export function DismissDialog({ allegation, outlet, onClose }: OfTelling) {
  return (
    <ReasonDialog
      title={t('incidents.dismiss.title', { outlet })}
      onClose={onClose}
      act={t('incidents.dismiss.act')}
      done={t('incidents.dismiss.done')}
      correction={{ action: 'dismiss', allegation: allegation.id }}
    >
      <p>{t('incidents.dismiss.advice')}</p>
      <blockquote className="passage-quote" dir="auto" lang="en">
        {allegation.passage.text}
      </blockquote>
    </ReasonDialog>
  );
}

/** A field of the telling was misread: it is this, or nothing. */
export function RereadDialog({ allegation, outlet, onClose }: OfTelling) {
  const [field, setField] = useState<Field>('type');
  const [value, setValue] = useState('');
  const [nothing, setNothing] = useState(false);
  const given = nothing && field !== 'type' ? null : value.trim();
  return (
    <ReasonDialog
      title={t('incidents.reread.title', { outlet })}
      onClose={onClose}
      act={t('incidents.reread.act')}
      done={t('incidents.reread.done')}
      correction={given === '' ? null : { action: 'reread', allegation: allegation.id, field, value: given }}
    >
      <blockquote className="passage-quote" dir="auto" lang="en">
        {allegation.passage.text}
      </blockquote>
      <div className="reread-fields">
        <Select
          label={t('incidents.reread.field')}
          value={field}
          options={fields.map((key) => ({ key, label: word('field', key) }))}
          onChange={(key) => {
            setField(key);
            setValue('');
            setNothing(false);
          }}
        />
        {nothing && field !== 'type' ? null : <ValueField field={field} value={value} onChange={setValue} />}
      </div>
      {field === 'type' ? null : (
        <Checkbox isSelected={nothing} onChange={setNothing}>
          {t('incidents.reread.nothing')}
        </Checkbox>
      )}
    </ReasonDialog>
  );
}

const targets = [
  'civilians',
  'combatants',
  'hospital',
  'school',
  'market',
  'aid',
  'infrastructure',
  'residential',
  'media',
  'other',
] as const;

function ValueField({
  field,
  value,
  onChange,
}: {
  readonly field: Field;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const label = t('incidents.reread.value');
  if (field === 'type')
    return (
      <Select
        label={label}
        value={value === '' ? null : value}
        placeholder={t('incidents.reread.choose')}
        options={incidentTypes.map((key) => ({ key, label: word('type', key) }))}
        onChange={onChange}
      />
    );
  if (field === 'target') {
    const chosen = value.split(', ').filter((part) => part !== '');
    return (
      <div className="target-boxes" role="group" aria-label={label}>
        {targets.map((target) => (
          <Checkbox
            key={target}
            isSelected={chosen.includes(target)}
            onChange={(on) => {
              onChange((on ? [...chosen, target] : chosen.filter((each) => each !== target)).join(', '));
            }}
          >
            {word('target', target)}
          </Checkbox>
        ))}
      </div>
    );
  }
  const advice =
    field === 'date'
      ? t('incidents.reread.dateAdvice')
      : field === 'killed' || field === 'injured'
        ? t('incidents.reread.tollAdvice')
        : null;
  return (
    <TextField
      label={label}
      value={value}
      onChange={onChange}
      {...(advice === null ? {} : { description: advice })}
    />
  );
}
