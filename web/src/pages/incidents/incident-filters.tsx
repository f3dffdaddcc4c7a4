import { useEffect, useState } from 'react';
import { Button } from '../../design/button.tsx';
import { Select, TextField } from '../../design/fields.tsx';
import { t, word } from '../../i18n/translate.ts';
import { incidentTypes } from '../../map/type-families.ts';
import type { IncidentsSearch } from './search.ts';

interface IncidentFiltersProps {
  readonly search: IncidentsSearch;
  readonly onChange: (changed: Partial<IncidentsSearch>) => void;
}

const parties = [
  'government',
  'opposition',
  'excluded',
  'kurdish',
  'coalition',
  'turkey',
  'russia',
  'iran_hezbollah',
  'other',
  'unknown',
] as const;
const statuses = ['told', 'denied', 'feared'] as const;
const filterNames = [
  'q',
  'from',
  'to',
  'type',
  'party',
  'status',
  'place',
  'country',
  'actor',
  'outlet',
  'story',
  'report',
] as const;

/** Which incidents. On a phone they are folded behind one button that says how many hold. */
export function IncidentFilters({ search, onChange }: IncidentFiltersProps) {
  const [open, setOpen] = useState(false);
  const holding = filterNames.filter((name) => search[name] !== undefined).length;
  const any = <T extends string>(group: string, values: readonly T[]) => [
    { key: 'any' as const, label: t('incidents.any') },
    ...values.map((value) => ({ key: value, label: word(group, value) })),
  ];
  return (
    <>
      <Button
        look="filters-toggle"
        aria-expanded={open}
        onPress={() => {
          setOpen(!open);
        }}
      >
        {holding === 0 ? t('incidents.filters') : t('incidents.filtersOn', { n: holding })}
      </Button>
      <div className="incident-filters" data-open={open} role="search" aria-label={t('incidents.filters')}>
        <SettledText
          label={t('incidents.search')}
          value={search.q}
          onSettle={(q) => {
            onChange({ q });
          }}
        />
        <Select
          label={t('incidents.type')}
          value={oneIn(incidentTypes, search.type) ?? 'any'}
          options={any('type', incidentTypes)}
          onChange={(type) => {
            onChange({ type: type === 'any' ? undefined : type });
          }}
        />
        <Select
          label={t('incidents.party')}
          value={oneIn(parties, search.party) ?? 'any'}
          options={any('side', parties)}
          onChange={(party) => {
            onChange({ party: party === 'any' ? undefined : party });
          }}
        />
        <Select
          label={t('incidents.status')}
          value={oneIn(statuses, search.status) ?? 'any'}
          options={any('status', statuses)}
          onChange={(status) => {
            onChange({ status: status === 'any' ? undefined : status });
          }}
        />
        <SettledText
          label={t('incidents.place')}
          value={search.place}
          onSettle={(place) => {
            onChange({ place });
          }}
        />
        <SettledText
          type="date"
          label={t('frame.from')}
          value={search.from}
          onSettle={(from) => {
            onChange({ from });
          }}
        />
        <SettledText
          type="date"
          label={t('frame.to')}
          value={search.to}
          onSettle={(to) => {
            onChange({ to });
          }}
        />
        {holding === 0 ? null : (
          <Button
            look="quiet"
            onPress={() => {
              onChange(Object.fromEntries(filterNames.map((name) => [name, undefined])));
            }}
          >
            {t('frame.clearFilters')}
          </Button>
        )}
      </div>
    </>
  );
}

function oneIn<T extends string>(values: readonly T[], value: string | undefined): T | null {
  return values.find((each) => each === value) ?? null;
}

/** Milliseconds after the last key until the selection follows: fewer and every letter asks the server. */
const settling = 350;

function SettledText(props: {
  readonly label: string;
  readonly value: string | undefined;
  readonly type?: 'search' | 'date';
  readonly onSettle: (value: string | undefined) => void;
}) {
  const { label, value = '', type = 'search', onSettle } = props;
  const [typed, setTyped] = useState<{ readonly text: string; readonly over: string } | null>(null);
  // What was typed holds over the value that it was typed over; a value that came from elsewhere holds over both.
  const shown = typed !== null && typed.over === value ? typed.text : value;
  useEffect(() => {
    if (shown === value) return;
    const timer = setTimeout(() => {
      onSettle(shown === '' ? undefined : shown);
    }, settling);
    return () => {
      clearTimeout(timer);
    };
  }, [shown, value, onSettle]);
  return (
    <TextField
      label={label}
      type={type}
      value={shown}
      onChange={(text) => {
        setTyped({ text, over: value });
      }}
    />
  );
}
