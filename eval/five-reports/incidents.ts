import type { Allegation } from '../../src/domain/allegation.ts';
import type { FiveReportCheck, FiveReportLetter, FiveReportsRun } from './check.ts';

function allegationsOf(run: FiveReportsRun, letter: FiveReportLetter): readonly Allegation[] {
  return run.extractions.get(letter)?.allegations ?? [];
}

const letters = ['R', 'A', 'T', 'N', 'U'] as const;

/** The strike that a photo caption tells. */
function captioned(run: FiveReportsRun): readonly Allegation[] {
  return allegationsOf(run, 'R').filter((a) => !a.general && a.date === '2016-01-12');
}

/** Which incidents the five reports tell, and which are none. */
export const checks: readonly FiveReportCheck[] = [
  {
    id: 'incidents.caption',
    what: 'R: air strikes on 12 January 2016 at Maaret al-Numan, attributed by activists to the Russian air force, once, from a caption',
    holds: (run) => {
      const found = captioned(run);
      const [strike] = found;
      return (
        found.length === 1 &&
        strike?.type === 'airstrike' &&
        strike.caption &&
        /num[ae]n/i.test(strike.place ?? '') &&
        strike.admin1 === 'Idlib' &&
        strike.perpetratorSide === 'russia' &&
        strike.attribution === 'claimed' &&
        /activist/i.test(strike.saidBy ?? '')
      );
    },
  },
  {
    id: 'incidents.caption-target',
    what: 'R: what was hit is an ambulance',
    holds: (run) => captioned(run).some((a) => a.target.includes('hospital')),
  },
  {
    id: 'incidents.no-other',
    what: 'no other dated, located incident in any of the five',
    holds: (run) =>
      letters.every((letter) =>
        allegationsOf(run, letter).every((a) => a.general || captioned(run).includes(a)),
      ),
  },
  {
    id: 'incidents.general-T',
    what: 'T: violations that happen regularly are kept as an allegation, never counted',
    holds: (run) => allegationsOf(run, 'T').some((a) => a.general),
  },
  {
    id: 'incidents.general-N',
    what: "N: air and ground attacks by the government's forces are kept as an allegation, never counted",
    holds: (run) => allegationsOf(run, 'N').some((a) => a.general && a.perpetratorSide === 'government'),
  },
  {
    id: 'incidents.background-A',
    what: 'A: the 270,000 dead since 2011 are no incident',
    holds: (run) => allegationsOf(run, 'A').every((a) => a.general || (a.killed?.[0] ?? 0) < 270000),
  },
];
