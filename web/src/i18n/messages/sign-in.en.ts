import type { Messages } from '../message.ts';

export const signInEn = {
  'signIn.title': 'Sign in',
  'signIn.what':
    'The ceasefire monitor: who said what, how many independent origins, and what it means under the agreement.',
  'signIn.how': 'You sign in with a link',
  'signIn.first': 'At its first start the program prints a link that works once. Open it.',
  'signIn.again': 'For another one, run this on the server:',
  'signIn.paste': 'Or paste the link here',
  'signIn.notALink': 'This is no sign-in link. Copy the whole line, to its end.',
  'signIn.enter': 'Sign in',
  'signIn.working': 'Signing in…',
  'signIn.stale': 'This link does not sign in any more',
  'signIn.staleAdvice': 'It works once and for 24 hours. Ask for another, as told below.',
  'signIn.failed': 'Signing in did not work',
} as const satisfies Messages;
