import { useQuery } from '@tanstack/react-query';
import { useMemo, useSyncExternalStore } from 'react';
import atlasUrl from 'world-atlas/countries-50m.json?url';
import type { Agreement } from '../../api/views.ts';
import { Panel } from '../../design/small-parts.tsx';
import { Answer } from '../../design/states.tsx';
import { countryName } from '../../i18n/code-name.ts';
import { t } from '../../i18n/translate.ts';
import { Fact } from './clauses-tab.tsx';
import { zoneOutline, type CountryAtlas } from './zone-outline.ts';

/** Drawn at about the size that it is seen at, so that names can be read on a phone too. */
const sizes = { wide: { width: 640, height: 440 }, narrow: { width: 360, height: 320 } };
const narrow = '(max-width: 600px)';

/** Where the agreement holds, as far as the words and an outline of countries can say. */
export function ZonesTab({ agreement }: { readonly agreement: Agreement }) {
  const atlas = useQuery<CountryAtlas>({
    queryKey: ['outlines of countries'],
    queryFn: async ({ signal }) => {
      const response = await fetch(atlasUrl, { signal });
      if (!response.ok) throw new Error(t('agreement.noOutlines'));
      return (await response.json()) as CountryAtlas; // a file of our own build
    },
    staleTime: Infinity,
  });
  const { zone } = agreement;
  return (
    <div className="agreement-columns">
      <Panel title={t('agreement.zoneMap')} bare>
        <Answer query={atlas}>{(data) => <ZoneMap atlas={data} agreement={agreement} />}</Answer>
      </Panel>
      <Panel title={t('agreement.zone')}>
        <dl className="facts">
          <Fact name={t('agreement.countries')}>{zone.countries.map(countryName).join(', ')}</Fact>
          {zone.admin1 && (
            <Fact name={t('agreement.admin1')}>
              <bdi lang="en">{zone.admin1.join(', ')}</bdi>
              <span className="soft small block">{t('agreement.admin1NotDrawn')}</span>
            </Fact>
          )}
          <Fact name={t('agreement.note')}>
            <bdi lang="en">{zone.note}</bdi>
          </Fact>
        </dl>
      </Panel>
    </div>
  );
}

function ZoneMap({ atlas, agreement }: { readonly atlas: CountryAtlas; readonly agreement: Agreement }) {
  const { zone, reference } = agreement;
  const size = useMatches(narrow) ? sizes.narrow : sizes.wide;
  const outline = useMemo(
    () =>
      zoneOutline(
        atlas,
        zone.countries,
        reference.places.filter((p) => p.kind === 'settlement' && zone.countries.includes(p.country)),
        size,
      ),
    [atlas, zone, reference, size],
  );
  if (!outline) return <p className="zone-note">{t('agreement.notDrawn')}</p>;
  const label = t('agreement.mapSays', { countries: zone.countries.map(countryName).join(', ') });
  return (
    <>
      <svg className="zone-map" viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={label}>
        <rect className="sea" width={size.width} height={size.height} />
        <path className="land" d={outline.land} />
        <path className="zone" d={outline.zone} />
        {outline.places.map((place) => (
          <g key={place.name} transform={`translate(${place.x.toFixed(1)} ${place.y.toFixed(1)})`}>
            <circle r="4" className="zone-place" />
            <title>{place.name}</title>
            {place.label && (
              <text
                x={place.label.x - place.x}
                y={place.label.y - place.y}
                textAnchor={place.label.anchor}
                direction="ltr"
              >
                {place.name}
              </text>
            )}
          </g>
        ))}
      </svg>
      {outline.unknown.length > 0 && (
        <p className="zone-note soft">
          {t('agreement.noOutline', { countries: outline.unknown.map(countryName).join(', ') })}
        </p>
      )}
    </>
  );
}

function useMatches(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query);
      list.addEventListener('change', changed);
      return () => {
        list.removeEventListener('change', changed);
      };
    },
    () => matchMedia(query).matches,
  );
}
