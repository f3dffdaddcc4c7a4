/** What the service worker keeps on this machine, and how much of it. */
export const shellCache = 'trucewatch-shell-1';
export const apiCache = 'trucewatch-api-1';

/** Answers kept for reading offline: a day's work is some hundred pages. At 1 MB each at most, some 30 MB in practice. */
export const maxAnswers = 400;
export const maxAnswerBytes = 1_000_000;

/** Stands on an answer that comes from what is kept: when it was read from the server. */
export const storedAtHeader = 'x-trucewatch-stored-at';
