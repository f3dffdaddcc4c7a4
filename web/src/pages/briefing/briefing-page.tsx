import { useMutation } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { apiUrl, request } from '../../api/client.ts';
import { useGet } from '../../api/queries.ts';
import { Button } from '../../design/button.tsx';
import { FilterChoice, FilterDay, Filters } from '../../design/filter-fields.tsx';
import { Empty, ErrorState, Loading } from '../../design/states.tsx';
import { formatSpan } from '../../i18n/format.ts';
import { t, word } from '../../i18n/translate.ts';
import { sides } from '../statements/search.ts';
import { PlaceField } from './place-field.tsx';
import { printBriefing } from './print-briefing.ts';
import { ReleaseDialog } from './release-dialog.tsx';
import { Releases } from './releases.tsx';
import type { BriefingSearch } from './search.ts';
import { StoryField } from './story-field.tsx';
import './briefing.css';

/** Any selection as the one-file briefing: looked at, downloaded, printed, released. */
export function BriefingPage() {
  const search = useSearch({ from: '/briefing' });
  const navigate = useNavigate({ from: '/briefing' });
  const change = (part: Partial<BriefingSearch>) =>
    void navigate({ search: (old) => ({ ...old, ...part }), replace: true });
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t('briefing.title')}</h1>
        <p className="lead">{t('briefing.lead')}</p>
      </header>
      <Filters label={t('briefing.selection')}>
        <FilterDay
          label={t('frame.from')}
          value={search.from}
          onChange={(from) => {
            change({ from });
          }}
        />
        <FilterDay
          label={t('frame.to')}
          value={search.to}
          onChange={(to) => {
            change({ to });
          }}
        />
        <StoryField
          value={search.story}
          onChange={(story) => {
            change({ story });
          }}
        />
        <PlaceField
          value={search.place}
          onChange={(place) => {
            change({ place });
          }}
        />
        <FilterChoice
          label={t('briefing.party')}
          value={sides.find((side) => side === search.party)}
          options={sides.map((key) => ({ key, label: word('side', key) }))}
          onChange={(party) => {
            change({ party });
          }}
        />
        <FilterDay
          label={t('briefing.knownOn')}
          value={search.knownOn}
          onChange={(knownOn) => {
            change({ knownOn });
          }}
        />
      </Filters>
      <p className="soft small">{t('briefing.knownOnHow')}</p>
      <Preview key={JSON.stringify(search)} search={search} />
      <Releases />
    </div>
  );
}

interface Shown {
  readonly html: string;
  readonly url: string;
}

/** The briefing is made when asked for: a wide selection takes the server a while. */
function Preview({ search }: { readonly search: BriefingSearch }) {
  const query = { ...search };
  const [releasing, setReleasing] = useState(false);
  const overview = useGet(
    '/overview',
    {},
    { enabled: Object.values(search).every((value) => value === undefined) },
  );
  const make = useMutation<Shown>({
    mutationFn: async () => ({
      html: String(await request('/briefing', { query: { ...query, format: 'html' } })),
      url: apiUrl('/briefing', { ...query, format: 'html' }),
    }),
  });
  return (
    <section aria-label={t('briefing.preview')} className="briefing">
      <div className="briefing-buttons no-print">
        <Button
          look="main"
          isDisabled={make.isPending}
          onPress={() => {
            make.mutate();
          }}
        >
          {make.data ? t('briefing.again') : t('briefing.make')}
        </Button>
        <Button
          isDisabled={!make.data}
          onPress={() => {
            if (make.data) printBriefing(make.data.html);
          }}
        >
          {t('briefing.print')}
        </Button>
        <Button
          isDisabled={!make.data || make.isPending}
          onPress={() => {
            setReleasing(true);
          }}
        >
          {t('briefing.release')}
        </Button>
        <Downloads query={query} />
      </div>
      <div role="status" className="briefing-status">
        {make.isPending && <Loading label={t('briefing.making')} lines={6} />}
      </div>
      {make.error && (
        <ErrorState
          error={make.error}
          retry={() => {
            make.mutate();
          }}
        />
      )}
      {make.data && <Frame shown={make.data} />}
      {make.data && releasing && (
        <ReleaseDialog
          search={search}
          html={make.data.html}
          onClose={() => {
            setReleasing(false);
          }}
        />
      )}
      {!make.data && !make.isPending && !make.error && (
        <Empty title={t('briefing.notMade')}>
          {overview.data?.asOf === null
            ? t('briefing.nothingRead')
            : overview.data
              ? t('briefing.notMadeAll', {
                  days: formatSpan(overview.data.period.from, overview.data.period.to),
                })
              : t('briefing.notMadeAdvice')}
        </Empty>
      )}
    </section>
  );
}

/**
 * The page of the briefing brings script and style of its own under a policy of its own. The frame is a closed box: no
 * cookie, no storage and no way to this page or to the service.
 */
function Frame({ shown }: { readonly shown: Shown }) {
  const [loaded, setLoaded] = useState(false);
  return (
    <>
      {!loaded && <p className="soft">{t('briefing.opening')}</p>}
      <iframe
        className="briefing-frame"
        title={t('briefing.preview')}
        src={shown.url}
        sandbox="allow-scripts allow-modals"
        onLoad={() => {
          setLoaded(true);
        }}
      />
    </>
  );
}

function Downloads({ query }: { readonly query: BriefingSearch }) {
  const formats = [
    { format: 'html', file: 'briefing.html' },
    { format: 'json', file: 'briefing.json' },
    { format: 'text', file: 'briefing.txt' },
  ] as const;
  return (
    <span className="briefing-downloads">
      {formats.map(({ format, file }) => (
        <a key={format} className="button" href={apiUrl('/briefing', { ...query, format })} download={file}>
          {t(`briefing.download.${format}`)}
        </a>
      ))}
    </span>
  );
}
