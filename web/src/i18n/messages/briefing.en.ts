import type { Messages } from '../message.ts';

export const briefingEn = {
  'briefing.title': 'Briefing',
  'briefing.lead': 'Any selection as one file that can be sent, kept and printed.',
  'briefing.selection': 'What the briefing is about',
  'briefing.story': 'Story',
  'briefing.storyIs': 'Story: {title}. Choose another',
  'briefing.anyStory': 'All stories',
  'briefing.chooseStory': 'Choose a story',
  'briefing.words': 'Words',
  'briefing.noStory': 'No story has these words',
  'briefing.noStoryAdvice': 'Try fewer or other words.',
  'briefing.reports': { one: '{n} report', other: '{n} reports' },
  'briefing.place': 'Place or province',
  'briefing.party': 'Side',
  'briefing.knownOn': 'As known on',
  'briefing.knownOnHow':
    '“As known on” makes the briefing from what the record knew at the end of that day (UTC): the same bytes as on the day itself.',
  'briefing.preview': 'Preview of the briefing',
  'briefing.make': 'Make the briefing',
  'briefing.again': 'Make it again',
  'briefing.making': 'The briefing is being made…',
  'briefing.opening': 'Opening…',
  'briefing.print': 'Print',
  'briefing.notMade': 'Not made yet',
  'briefing.notMadeAdvice':
    'Choose a story, days, a place or a side, then make the briefing. A briefing holds 1,000 reports at most.',
  'briefing.notMadeAll':
    'Nothing is chosen: it would be about all reports. The newest week told of is {from} to {to}. A briefing holds 1,000 reports at most.',
  'briefing.download.html': 'HTML file',
  'briefing.download.json': 'JSON',
  'briefing.download.text': 'Plain text',
} as const satisfies Messages;
