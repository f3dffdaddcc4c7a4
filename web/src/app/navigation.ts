import type { IconName } from '../design/icon.tsx';
import type { MessageKey } from '../i18n/translate.ts';

export interface NavEntry {
  readonly to:
    | '/today'
    | '/reports'
    | '/incidents'
    | '/statements'
    | '/commitments'
    | '/agreement'
    | '/briefing'
    | '/record'
    | '/sources';
  readonly icon: IconName;
  readonly name: MessageKey;
  /** Pressed after `g`. */
  readonly key: string;
}

/** The pages in the order of a day's work: look, compare, decide, publish, check. */
export const navigation: readonly NavEntry[] = [
  { to: '/today', icon: 'today', name: 'frame.today', key: 't' },
  { to: '/reports', icon: 'reports', name: 'frame.reports', key: 'r' },
  { to: '/incidents', icon: 'incidents', name: 'frame.incidents', key: 'i' },
  { to: '/statements', icon: 'statements', name: 'frame.statements', key: 's' },
  { to: '/commitments', icon: 'commitments', name: 'frame.commitments', key: 'c' },
  { to: '/agreement', icon: 'agreement', name: 'frame.agreement', key: 'a' },
  { to: '/briefing', icon: 'briefing', name: 'frame.briefing', key: 'b' },
  { to: '/record', icon: 'record', name: 'frame.record', key: 'l' },
  { to: '/sources', icon: 'sources', name: 'frame.sources', key: 'o' },
];

/** What has a place of its own in a phone's bottom bar; the others stand under "More". */
export const onPhone = 4;
