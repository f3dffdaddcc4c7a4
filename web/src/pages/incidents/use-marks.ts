import { useMemo } from 'react';
import { useGet } from '../../api/queries.ts';
import { filterQuery } from '../../app/search-params.ts';
import { readMarks, type IncidentMarks } from '../../map/incident-marks.ts';
import type { IncidentsSearch } from './search.ts';

export interface MarksAnswer {
  readonly marks: IncidentMarks | undefined;
  readonly error: Error | null;
  readonly refetch: () => unknown;
  /** True where there are more than the map holds. */
  readonly cut: boolean;
}

/**
 * All incidents of the selection, whatever the days: moving the slider asks the server for nothing. Only where there
 * are more than the map holds are the days asked for as well.
 */
export function useMarks(search: IncidentsSearch): MarksAnswer {
  const query = filterQuery({ ...search, sort: undefined });
  const whole = useGet('/incidents/map', {
    query: { ...query, from: undefined, to: undefined, unplaced: 1 },
  });
  const tooMany = whole.data?.cut === true;
  const narrowed = tooMany && (search.from !== undefined || search.to !== undefined);
  const some = useGet('/incidents/map', { query: { ...query, unplaced: 1 } }, { enabled: narrowed });
  const answer = narrowed ? some : whole;
  const marks = useMemo(
    () => (answer.data === undefined ? undefined : readMarks(answer.data)),
    [answer.data],
  );
  return {
    marks,
    error: answer.error,
    refetch: answer.refetch,
    cut: answer.data?.cut === true,
  };
}
