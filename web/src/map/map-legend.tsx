import { FamilySign } from './family-sign.tsx';
import { families } from './type-families.ts';
import { formatNumber } from '../i18n/format.ts';
import { t, word } from '../i18n/translate.ts';

/** What the signs stand for: only families that there are, with their numbers. */
export function MapLegend({
  byFamily,
  withAreas = true,
}: {
  readonly byFamily: readonly number[];
  readonly withAreas?: boolean;
}) {
  return (
    <ul className="map-legend plain" aria-label={t('incidents.legend')}>
      {families.map((family, i) =>
        (byFamily[i] ?? 0) === 0 ? null : (
          <li key={family}>
            <FamilySign family={family} />
            {word('incidents.family', family)}{' '}
            <span className="soft number">{formatNumber(byFamily[i] ?? 0)}</span>
          </li>
        ),
      )}
      {withAreas ? (
        <li>
          <svg width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true" className="legend-area">
            <circle r="7" />
          </svg>
          {t('incidents.legend.area')}
        </li>
      ) : null}
    </ul>
  );
}
