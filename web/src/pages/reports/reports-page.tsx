import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useKeys } from '../../app/keys.ts';
import { useMe } from '../../app/me.ts';
import { narrows } from '../../app/search-params.ts';
import { useList } from '../../api/queries.ts';
import { Button } from '../../design/button.tsx';
import { Empty, ErrorState, Loading } from '../../design/states.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { t, word } from '../../i18n/translate.ts';
import { useAssign } from './desk.ts';
import { Intake } from './intake.tsx';
import { AsideDialog, AssignDialog, LinkDialog } from './report-dialogs.tsx';
import { ReportFilters } from './report-filters.tsx';
import { ReportList } from './report-list.tsx';
import { boxes, boxOf, readReportsSearch, reportsQuery, type ReportsSearch } from './reports-search.ts';
import { moveBy, nothingChosen, subjects, toggle, useSelection } from './selection.ts';
import './reports.css';

const route = getRouteApi('/reports');
type Dialog = 'aside' | 'link' | 'assign' | null;

/** The inbox: what came in, who is on it, and what becomes of it, by keyboard alone if one likes. */
export function ReportsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const me = useMe();
  const box = boxOf(search);
  const list = useList('/reports', { query: reportsQuery(search, me) });
  const [selection, setSelection] = useSelection();
  const [dialog, setDialog] = useState<Dialog>(null);
  const [filtersOpen, setFiltersOpen] = useState(false);
  const assign = useAssign();
  const { items, more } = list;
  const ids = items.map((report) => report.id);
  const subjectIds = new Set(subjects(selection, ids));
  const subject = items.filter((report) => subjectIds.has(report.id));
  const change = (part: Partial<ReportsSearch>) =>
    void navigate({ search: { ...search, ...part }, replace: true });
  const open = (which: Exclude<Dialog, null>) => () => {
    if (subject.length > 0) setDialog(which);
  };
  const assignToMe = () => {
    if (subject.length > 0) assign.mutate({ reports: subject, name: me });
  };
  const clear = () => {
    setSelection((before) => ({ ...nothingChosen, current: before.current }));
  };
  const move = (step: number, extend: boolean) => () => {
    setSelection((before) => moveBy(before, ids, step, extend));
  };
  useKeys(t('reports.title'), [
    { key: 'j', label: t('reports.keyNext'), act: move(1, false) },
    { key: 'k', label: t('reports.keyBefore'), act: move(-1, false) },
    { key: 'J', label: t('reports.keyExtend'), act: move(1, true) },
    { key: 'K', label: t('reports.keyExtendBack'), act: move(-1, true) },
    {
      key: ' ',
      label: t('reports.keyChoose'),
      act: () => {
        setSelection((before) =>
          before.current === null ? before : toggle(before, ids, before.current, false),
        );
      },
    },
    {
      key: 'o',
      label: t('reports.keyOpen'),
      act: () => {
        if (selection.current !== null)
          void navigate({ to: '/reports/$id', params: { id: selection.current }, search: {} });
      },
    },
    { key: 'a', label: t('reports.keyAssign'), act: assignToMe },
    { key: 'l', label: t('reports.keyLink'), act: open('link') },
    { key: 'x', label: t('reports.keyAside'), act: open('aside') },
    { key: 'Escape', label: t('reports.keyClear'), act: clear },
  ]);
  const onEnd = useCallback(() => {
    more();
  }, [more]);
  const closeDialog = () => {
    setDialog(null);
    clear();
  };
  return (
    <div className="page full reports">
      <div className="reports-head" data-filters={filtersOpen ? 'open' : 'closed'}>
        <div className="page-head">
          <h1>{t('reports.title')}</h1>
          <div className="box-choice" role="group" aria-label={t('reports.boxes')}>
            {boxes.map((each) => (
              <Button
                key={each}
                look="small"
                aria-pressed={each === box}
                onPress={() => {
                  change({ box: each });
                  setSelection(nothingChosen);
                }}
              >
                {word('reports.box', each)}
              </Button>
            ))}
          </div>
          <span className="soft small" role="status">
            {list.isPending
              ? ''
              : list.total === null
                ? t('reports.countMany', { n: 10_000 })
                : t('reports.count', { n: list.total })}
          </span>
          <div className="end">
            <Button
              look="filters-toggle"
              aria-expanded={filtersOpen}
              onPress={() => {
                setFiltersOpen(!filtersOpen);
              }}
            >
              {t('reports.filtersToggle')}
            </Button>
            <Intake />
          </div>
        </div>
        <ReportFilters search={search} onChange={change} />
        <div
          className="reports-bar"
          role="toolbar"
          aria-label={t('reports.actions')}
          data-idle={subject.length === 0}
        >
          <span className="soft small hint">
            {selection.chosen.size > 0
              ? t('reports.chosen', { n: subject.length })
              : subject.length > 0
                ? t('reports.onOne')
                : t('reports.onNone')}
          </span>
          <Button look="small" isDisabled={subject.length === 0} onPress={assignToMe}>
            {t('reports.assignMe')} <kbd className="wide-only">a</kbd>
          </Button>
          <Button look="small" isDisabled={subject.length === 0} onPress={open('assign')}>
            {t('reports.assignOther')}
          </Button>
          <Button look="small" isDisabled={subject.length === 0} onPress={open('link')}>
            {t('reports.linkTo')} <kbd className="wide-only">l</kbd>
          </Button>
          <Button look="small" isDisabled={subject.length === 0} onPress={open('aside')}>
            {t('reports.setAside')} <kbd className="wide-only">x</kbd>
          </Button>
          {selection.chosen.size > 0 && (
            <Button look="small quiet" onPress={clear}>
              {t('reports.chooseNone')}
            </Button>
          )}
        </div>
      </div>
      {list.isPending ? (
        <Loading lines={10} />
      ) : list.error && items.length === 0 ? (
        <ErrorState error={list.error} retry={list.refetch} />
      ) : items.length === 0 ? (
        <NoReports search={search} />
      ) : (
        <ReportList
          reports={items}
          found={list.found}
          total={list.total}
          selection={selection}
          onSelect={setSelection}
          onEnd={onEnd}
        />
      )}
      {dialog === 'aside' && <AsideDialog reports={subject} onClose={closeDialog} />}
      {dialog === 'link' && <LinkDialog reports={subject} onClose={closeDialog} />}
      {dialog === 'assign' && <AssignDialog reports={subject} me={me} onClose={closeDialog} />}
    </div>
  );
}

function NoReports({ search }: { readonly search: ReportsSearch }) {
  const navigate = route.useNavigate();
  const box = boxOf(search);
  if (narrows({ ...readReportsSearch({ ...search }), box: undefined })) {
    return (
      <Empty
        title={t('reports.noneFiltered')}
        actions={
          <Button onPress={() => void navigate({ search: { box } })}>{t('frame.clearFilters')}</Button>
        }
      >
        {t('reports.noneFilteredAdvice')}
      </Empty>
    );
  }
  return (
    <Empty
      title={t(`reports.none.${box}`)}
      actions={
        box === 'all' ? undefined : (
          <Button onPress={() => void navigate({ search: { box: 'all' } })}>{t('reports.showAll')}</Button>
        )
      }
    >
      {t('reports.noneAdvice', { amount: formatNumber(25) })}
    </Empty>
  );
}
