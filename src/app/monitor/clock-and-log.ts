/** The present instant. Passed in, so that tests choose it. */
export type Clock = () => Date;

export const logLevels = ['error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof logLevels)[number];

/**
 * Writes one structured line. Fields are counts, ids, durations, names of sources and error messages; never the text of
 * a report, and never a secret.
 */
export type Log = (level: LogLevel, message: string, fields?: LogFields) => void;
export type LogFields = Readonly<Record<string, string | number | boolean | null>>;
