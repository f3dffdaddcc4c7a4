import { overlaps } from '../../src/domain/passage.ts';
import type { Statement, StatementAct } from '../../src/domain/statement.ts';
import {
  fiveReportLetters,
  type FiveReportCheck,
  type FiveReportLetter,
  type FiveReportsRun,
} from './check.ts';

/** What a statement must be like to be the one that a line of the expectations means. */
interface Sought {
  readonly speaker: RegExp;
  readonly role?: RegExp;
  readonly acts: readonly StatementAct[];
  readonly words: RegExp;
  readonly via?: RegExp;
}

const shoigu = { speaker: /^Serge[iy] Shoigu$/ };
const davis = { speaker: /\bJeff Davis$/ };
const kirby = { speaker: /^John Kirby$/ };

/** Who says what to whom, line by line. */
export const checks: readonly FiveReportCheck[] = [
  {
    id: 'statements.1',
    what: 'Shoigu, defence minister, proposes joint strikes from 25 May on Nusra and on arms convoys: all five',
    holds: (run) =>
      all(run, 'RATNU', { ...shoigu, acts: ['propose'], words: /\bjoint\b/ }) &&
      fiveReportLetters.every((l) =>
        said(run, l).some(
          (s) => shoigu.speaker.test(s.speaker.name) && /defen[cs]e minister/i.test(s.role ?? ''),
        ),
      ) &&
      all(run, 'RATNU', { ...shoigu, acts: ['propose', 'assert'], words: /Nusra/ }) &&
      all(run, 'RATN', { ...shoigu, acts: ['propose', 'assert'], words: /May 25/ }) &&
      all(run, 'RATU', { ...shoigu, acts: ['propose', 'assert'], words: /convoys/ }),
  },
  {
    id: 'statements.2',
    what: 'Shoigu reserves the right to strike alone: R, T and N; not A, not U',
    holds: (run) =>
      all(run, 'RTN', { ...shoigu, acts: ['threaten', 'declare'], words: /\breserves? the right\b/ }) &&
      none(run, 'AU', { speaker: /./, acts: ['threaten', 'declare'], words: /unilateral|reserve/ }),
  },
  {
    id: 'statements.3',
    what: 'Shoigu says that the Syrian leadership agreed: all five',
    holds: (run) =>
      all(run, 'RATNU', {
        ...shoigu,
        acts: ['assert'],
        words:
          /coordinated with the leadership|has agreed to these|agreed with the Syrian|coordination with the Syrian|approval from the regime/,
      }),
  },
  {
    id: 'statements.4',
    what: 'Shoigu says that talks with the Americans have begun: R and T only',
    holds: (run) =>
      all(run, 'RT', { ...shoigu, acts: ['assert'], words: /\b(?:discussions|negotiating)\b/ }) &&
      none(run, 'ANU', {
        ...shoigu,
        acts: ['assert', 'report', 'declare'],
        words: /\b(?:discussions|negotiating)\b/,
      }),
  },
  {
    id: 'statements.5',
    what: 'Shoigu praises the effect on peace talks: R, A, T, U',
    holds: (run) => all(run, 'RATU', { ...shoigu, acts: ['assert'], words: /\bpeace(?:ful)?\b/ }),
  },
  {
    id: 'statements.6',
    what: 'Davis, the Pentagon’s spokesman, denies that a formal proposal came: R, A, N; not U',
    holds: (run) =>
      all(run, 'RAN', { ...davis, role: /Pentagon spokesman/, acts: ['deny'], words: /\breceived\b/ }) &&
      none(run, 'U', { speaker: /Davis/, acts: ['deny'], words: /./ }),
  },
  {
    id: 'statements.7',
    what: 'Davis rejects working together with Russia: R, A, U, and in paraphrase N',
    holds: (run) =>
      all(run, 'RAUN', { ...davis, acts: ['reject'], words: /\b(?:collaborat|coordinat|cooperat)\w+/ }),
  },
  {
    id: 'statements.8',
    what: 'Russian operations help Assad: Davis in A, N, U; in T Allen, told to Sputnik, citing Carter',
    holds: (run) => {
      const blame = { acts: ['accuse'] as const, words: /Russian operations are supporting/ };
      return (
        all(run, 'ANU', { ...davis, ...blame }) &&
        all(run, 'T', { ...blame, speaker: /^Matthew Allen$/, role: /DoD spokesman/, via: /Sputnik/ }) &&
        none(run, 'T', { ...blame, speaker: /Davis/ }) &&
        said(run, 'T').some((s) => /Carter/.test(s.speaker.name) && /Allen/.test(s.via?.name ?? ''))
      );
    },
  },
  {
    id: 'statements.9',
    what: 'Davis declines to speculate (R), and to answer future plans (N)',
    holds: (run) =>
      all(run, 'R', { ...davis, acts: ['decline'], words: /speculate/ }) &&
      all(run, 'N', { ...davis, acts: ['decline'], words: /accept or reject/ }),
  },
  {
    id: 'statements.10',
    what: 'Kirby, the State Department’s spokesman, denies an agreement: A and T',
    holds: (run) =>
      all(run, 'AT', {
        ...kirby,
        role: /State Department spokesman/,
        acts: ['deny'],
        words: /\bagree(?:d|ment)\b/,
      }),
  },
  {
    id: 'statements.11',
    what: 'Kirby tells of proposals for a mechanism that watches the truce: A and T',
    holds: (run) => all(run, 'AT', { ...kirby, acts: ['report', 'propose'], words: /mechanism/ }),
  },
  {
    id: 'statements.12',
    what: 'Kirby lays most violations at the government’s door: A only',
    holds: (run) =>
      all(run, 'A', { ...kirby, acts: ['accuse'], words: /vast majority/ }) &&
      none(run, 'RTNU', { speaker: /./, acts: ['accuse', 'assert', 'report'], words: /vast majority/ }),
  },
  {
    id: 'statements.13',
    what: 'Schultz of the White House: not the first proposal, Assad must keep the truce first: N only',
    holds: (run) => {
      const schultz = { speaker: /^Eric Schultz$/, role: /spokesman/, acts: ['assert', 'demand'] as const };
      return (
        all(run, 'N', { ...schultz, words: /not the first time/ }) &&
        all(run, 'N', { ...schultz, words: /to-do list/ }) &&
        none(run, 'RATU', { ...schultz, words: /./ })
      );
    },
  },
  {
    id: 'statements.14',
    what: 'what T argues in its own voice is nobody’s statement',
    holds: (run) => {
      const text = run.reports.get('T')?.text ?? '';
      const start = text.indexOf('The suggestion puts');
      const own = { start, end: text.length };
      return start >= 0 && said(run, 'T').every((s) => !s.contentPassages.some((p) => overlaps(p, own)));
    },
  },
  {
    id: 'statements.speakers-resolved',
    what: '"he added", "the Russian minister warned", "the agency said": each is resolved to somebody named above',
    holds: (run) =>
      fiveReportLetters.every((l) =>
        said(run, l).every(
          (s) =>
            !/^(?:he|she|it|they|the|(?:russian |defense |defence )?minister|agency|captain)$/i.test(
              s.speaker.name,
            ),
        ),
      ) &&
      all(run, 'T', { ...shoigu, acts: ['threaten', 'declare'], words: /^Starting May 25/ }) &&
      all(run, 'N', { ...davis, acts: ['accuse'], words: /^Russian operations/ }),
  },
  {
    id: 'statements.run-on-quotations',
    what: 'a quotation that goes on in the next sentence or paragraph keeps its speaker: R, U, T',
    holds: (run) =>
      all(run, 'R', { ...davis, acts: ['reject'], words: /^I can only tell you/ }) &&
      all(run, 'RU', { ...shoigu, acts: ['assert'], words: /^Of course/ }) &&
      all(run, 'U', { ...shoigu, acts: ['propose'], words: /^We suggest/ }) &&
      all(run, 'T', { ...shoigu, acts: ['assert'], words: /^Taking such a step/ }),
  },
  {
    id: 'statements.wrong-mark',
    what: 'the wrong quotation mark in A does not mix up Kirby’s words and Davis’s',
    holds: (run) => {
      const quote = said(run, 'A').filter((s) => davis.speaker.test(s.speaker.name) && s.act === 'accuse');
      return quote.length === 1 && quote.every((s) => s.quoted && /^Russian operations/.test(s.about));
    },
  },
];

function said(run: FiveReportsRun, letter: FiveReportLetter): readonly Statement[] {
  return run.extractions.get(letter)?.statements ?? [];
}

function letters(list: string): FiveReportLetter[] {
  return fiveReportLetters.filter((l) => list.includes(l));
}

function fits(statement: Statement, sought: Sought): boolean {
  return (
    sought.speaker.test(statement.speaker.name) &&
    (sought.role === undefined || sought.role.test(statement.role ?? '')) &&
    sought.acts.includes(statement.act) &&
    sought.words.test(statement.about) &&
    (sought.via === undefined || sought.via.test(statement.via?.name ?? ''))
  );
}

/** True when each of the reports has such a statement. */
function all(run: FiveReportsRun, list: string, sought: Sought): boolean {
  return letters(list).every((l) => said(run, l).some((s) => fits(s, sought)));
}

/** True when none of the reports has such a statement. */
function none(run: FiveReportsRun, list: string, sought: Sought): boolean {
  return letters(list).every((l) => run.extractions.has(l) && !said(run, l).some((s) => fits(s, sought)));
}
