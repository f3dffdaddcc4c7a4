/** What the program tells its caller. */
export const exitCodes = {
  allRead: 0,
  someNotRead: 1,
  notVerified: 1,
  wrongUsage: 2,
  noneRead: 3,
  /** The database does not answer now; whoever supervises the program may start it again. */
  unavailable: 69,
  fault: 70,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The user asked for something that does not exist or makes no sense. The message says what to do. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The briefing could not be written where the user wanted it. */
export class OutputError extends Error {
  override readonly name = 'OutputError';
}

/**
 * Errors of the use cases whose messages tell the user what to do. By name: importing the classes would load the monitor
 * for every command.
 */
const explained = new Set([
  'AgreementError',
  'BackupError',
  'ConfigError',
  'DatabaseError',
  'ListenError',
  'TakeInError',
  'ZipError',
  'ZipWriteError',
]);

/** One line for the user and the exit code: the only place where an error becomes either. */
export function explain(error: unknown): { readonly message: string; readonly code: ExitCode } {
  if (error instanceof UsageError) {
    return { message: `${error.message} See trucewatch --help.`, code: exitCodes.wrongUsage };
  }
  if (error instanceof OutputError) return { message: error.message, code: exitCodes.wrongUsage };
  if (error instanceof Error && explained.has(error.name)) {
    const mayPass = 'isUnreachable' in error && error.isUnreachable === true;
    const of =
      'file' in error && typeof error.file === 'string' && error.file !== '' ? `${error.file}: ` : '';
    return { message: `${of}${error.message}`, code: mayPass ? exitCodes.unavailable : exitCodes.wrongUsage };
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return {
    message: `This is a fault of the program, not yours; please report it with these lines.\n${detail}`,
    code: exitCodes.fault,
  };
}
