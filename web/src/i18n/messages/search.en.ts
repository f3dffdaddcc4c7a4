import type { Messages } from '../message.ts';

export const searchEn = {
  'search.title': 'Search',
  'search.placeholder': 'Words, "a phrase", -without',
  'search.showAll': 'Show all that is found for “{words}”',
  'search.none': 'Nothing is found for “{words}”.',
  'search.noneAdvice': 'Try fewer words, or another spelling of the name.',
  'search.begin': 'Type at least two letters',
  'search.beginAdvice':
    'Reports, stories, incidents, statements, commitments, outlets and places are searched.',
  'search.count': { one: '{n} found', other: '{n} found' },
  'search.kind.report': 'Reports',
  'search.kind.story': 'Stories',
  'search.kind.incident': 'Incidents',
  'search.kind.statement': 'Statements',
  'search.kind.commitment': 'Commitments',
  'search.kind.outlet': 'Outlets',
  'search.kind.place': 'Places',
} as const satisfies Messages;
