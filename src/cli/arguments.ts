import { delimiter } from 'node:path';
import { parseArgs } from 'node:util';
import type { ConfigFlags } from '../app/monitor/config.ts';
import type { IsoDate } from '../domain/date.ts';
import { UsageError } from './exit-code.ts';

export const formats = ['text', 'json', 'html'] as const;
export type Format = (typeof formats)[number];

export interface BriefArguments {
  readonly command: 'brief';
  /** Files, folders, "-"; empty for the bundled samples. */
  readonly paths: readonly string[];
  readonly agreement: string | null;
  readonly asOf: IsoDate | null;
  readonly format: Format;
  readonly out: string | null;
  readonly nextSteps: boolean;
}

export interface ServeArguments {
  readonly command: 'serve';
  readonly settings: ConfigFlags;
  /** Takes the bundled samples in, and holds them against their own agreement. */
  readonly samples: boolean;
}

/** Commands on a store that take nothing but settings. */
export interface StoreArguments {
  readonly command: 'work' | 'rebuild' | 'sign-in-link';
  readonly settings: ConfigFlags;
}

/** Commands that write a store, or what a store held, into a file. */
export interface StoreToFileArguments {
  readonly command: 'export' | 'backup';
  readonly settings: ConfigFlags;
  readonly out: string;
}

export interface RestoreArguments {
  readonly command: 'restore';
  readonly settings: ConfigFlags;
  /** The backup. */
  readonly file: string;
}

export interface AsKnownArguments {
  readonly command: 'as-known';
  readonly settings: ConfigFlags;
  /** What was on record by the end of this day, UTC. */
  readonly day: IsoDate;
  readonly format: Format;
  readonly out: string | null;
}

export interface VerifyArguments {
  readonly command: 'verify';
  /** An export: a folder or a .zip. */
  readonly path: string;
  /** The public key that it should be signed with, "NAME+HASH+KEY", or a file that holds it. */
  readonly key: string | null;
}

export interface HelpArguments {
  readonly command: 'help';
  /** The command that is asked about; null for all. */
  readonly about: Command | null;
}

export type Arguments =
  | BriefArguments
  | ServeArguments
  | StoreArguments
  | StoreToFileArguments
  | RestoreArguments
  | AsKnownArguments
  | VerifyArguments
  | HelpArguments
  | { readonly command: 'agreements' | 'version' };

/** What can be asked of the program, beside what it is and how to ask. */
export type Command = Exclude<Arguments['command'], 'help' | 'version'>;

const options = {
  agreement: { type: 'string' },
  'as-of': { type: 'string' },
  format: { type: 'string' },
  out: { type: 'string', short: 'o' },
  'next-steps': { type: 'boolean' },
  data: { type: 'string' },
  host: { type: 'string' },
  port: { type: 'string' },
  'public-url': { type: 'string' },
  workers: { type: 'string' },
  watch: { type: 'string', multiple: true },
  log: { type: 'string' },
  samples: { type: 'boolean' },
  key: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;
type Option = keyof typeof options;
export type CommandOption = Exclude<Option, 'help' | 'version'>;
type Values = ReturnType<typeof parse>['values'];

/** What each command takes beside its paths; an option of another command would be without effect. */
export const optionsOf: Readonly<Record<Command, readonly CommandOption[]>> = {
  brief: ['agreement', 'as-of', 'format', 'out', 'next-steps'],
  agreements: [],
  serve: ['data', 'host', 'port', 'public-url', 'agreement', 'workers', 'watch', 'log', 'samples'],
  work: ['agreement', 'workers', 'log'],
  rebuild: ['data', 'agreement', 'workers', 'log'],
  'sign-in-link': ['data', 'host', 'port', 'public-url'],
  export: ['data', 'out'],
  backup: ['data', 'out'],
  restore: ['data'],
  'as-known': ['data', 'agreement', 'format', 'out'],
  verify: ['key'],
};
export const commands: readonly Command[] = Object.keys(optionsOf).filter(isCommand);

/** Reads the command line. Throws `UsageError` saying which word is wrong. */
export function parseArguments(args: readonly string[]): Arguments {
  const { values, positionals } = parse(args);
  const [command, ...paths] = positionals;
  if (command === 'help') return { command, about: askedAbout(paths) };
  if (values.help)
    return { command: 'help', about: command !== undefined && isCommand(command) ? command : null };
  if (values.version) return { command: 'version' };
  if (command === undefined) throw new UsageError('Say what to do, for example: trucewatch brief reports/');
  if (command === 'version') {
    takeNone(command, paths);
    return { command };
  }
  if (!isCommand(command)) throw noCommand(command);
  for (const name of Object.keys(values))
    if (!optionsOf[command].some((option) => option === name))
      throw new UsageError(`"${command}" takes no --${name}.`);
  return argumentsOf(command, paths, values);
}

/** "help" and "version" are told of where all commands are. */
function askedAbout([word, second]: readonly string[]): Command | null {
  if (second !== undefined) throw new UsageError(`"help" takes one command, not "${second}" as well.`);
  if (word === undefined || word === 'help' || word === 'version') return null;
  if (!isCommand(word)) throw noCommand(word);
  return word;
}

function noCommand(word: string): UsageError {
  return new UsageError(`There is no command "${word}"; there are ${commands.join(', ')}.`);
}

function argumentsOf(command: Command, paths: readonly string[], values: Values): Arguments {
  const settings = settingsOf(values);
  switch (command) {
    case 'brief':
      return {
        command,
        paths,
        agreement: given('agreement', values.agreement),
        asOf: values['as-of'] === undefined ? null : dayOf(`--as-of ${values['as-of']}`, values['as-of']),
        format: formatOf(values.format, values.out),
        out: given('out', values.out),
        nextSteps: values['next-steps'] ?? false,
      };
    case 'verify':
      return {
        command,
        path: takeOne(command, 'an export', paths),
        key: given('key', values.key),
      };
    case 'restore':
      return { command, settings, file: takeOne(command, 'a backup', paths) };
    case 'as-known': {
      const day = takeOne(command, 'a day', paths);
      const format = formatOf(values.format, values.out);
      return { command, settings, day: dayOf(day, day), format, out: given('out', values.out) };
    }
    case 'export':
    case 'backup': {
      takeNone(command, paths);
      const out = given('out', values.out);
      if (out === null) throw new UsageError(`Say where to: trucewatch ${command} --out FILE.`);
      return { command, settings, out };
    }
    case 'serve':
      takeNone(command, paths);
      return { command, settings, samples: values.samples ?? false };
    case 'work':
    case 'rebuild':
    case 'sign-in-link':
      takeNone(command, paths);
      return { command, settings };
    case 'agreements':
      takeNone(command, paths);
      return { command };
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (cause) {
    const message = cause instanceof Error ? (cause.message.split(/[.\n]/)[0] ?? '') : '';
    throw new UsageError(`${message}.`, { cause });
  }
}

function isCommand(word: string): word is Command {
  return Object.hasOwn(optionsOf, word);
}

function takeNone(command: string, paths: readonly string[]): void {
  if (paths[0] !== undefined) throw new UsageError(`"${command}" takes no "${paths[0]}".`);
}

function takeOne(command: string, what: string, paths: readonly string[]): string {
  const [one, second] = paths;
  if (one === undefined || one === '') throw new UsageError(`Name ${what}: trucewatch ${command} …`);
  if (second !== undefined) throw new UsageError(`"${command}" takes one path, not "${second}" as well.`);
  return one;
}

/** Flags that stand for settings; what they may be is checked with the environment. */
function settingsOf(values: Values): ConfigFlags {
  const flags = {
    data: values.data,
    host: values.host,
    port: values.port,
    publicUrl: values['public-url'],
    agreement: values.agreement,
    workers: values.workers,
    watch: values.watch?.join(delimiter),
    log: values.log,
  };
  return Object.fromEntries(
    Object.entries(flags).flatMap(([key, value]) => {
      if (value === '') throw new UsageError(`--${key === 'publicUrl' ? 'public-url' : key} is empty.`);
      return value === undefined ? [] : [[key, value]];
    }),
  );
}

function given(name: string, value: string | undefined): string | null {
  if (value === '') throw new UsageError(`--${name} is empty.`);
  return value ?? null;
}

/** The format asked for, else the one that the output file's name ends in, else text. */
function formatOf(value: string | undefined, out: string | undefined): Format {
  const wanted = value ?? /\.(json|html)$/.exec(out ?? '')?.[1] ?? 'text';
  const format = formats.find((f) => f === wanted);
  if (format === undefined)
    throw new UsageError(`There is no format "${wanted}"; there are ${formats.join(', ')}.`);
  return format;
}

function dayOf(told: string, value: string): IsoDate {
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(instant) || !new Date(instant).toISOString().startsWith(value)) {
    throw new UsageError(`${told} is no day; write it like 2016-05-20.`);
  }
  return value as IsoDate; // checked just above
}
