import { parseArgs } from 'node:util';
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

export type Arguments = BriefArguments | { readonly command: 'agreements' | 'help' | 'version' };

const options = {
  agreement: { type: 'string' },
  'as-of': { type: 'string' },
  format: { type: 'string' },
  out: { type: 'string', short: 'o' },
  'next-steps': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

/** Reads the command line. Throws `UsageError` saying which word is wrong. */
export function parseArguments(args: readonly string[]): Arguments {
  const { values, positionals } = parse(args);
  if (values.help) return { command: 'help' };
  if (values.version) return { command: 'version' };
  const [command, ...paths] = positionals;
  switch (command) {
    case 'brief':
      return {
        command,
        paths,
        agreement: given('agreement', values.agreement),
        asOf: dayOf(values['as-of']),
        format: formatOf(values.format, values.out),
        out: given('out', values.out),
        nextSteps: values['next-steps'] ?? false,
      };
    case 'agreements':
    case 'help':
    case 'version':
      if (paths[0] !== undefined) throw new UsageError(`"${command}" takes no "${paths[0]}".`);
      return { command };
    case undefined:
      throw new UsageError('Say what to do, for example: trucewatch brief reports/');
    default:
      throw new UsageError(`There is no command "${command}"; there are brief and agreements.`);
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

function dayOf(value: string | undefined): IsoDate | null {
  if (value === undefined) return null;
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(instant) || !new Date(instant).toISOString().startsWith(value)) {
    throw new UsageError(`--as-of ${value} is no day; write it like 2016-05-20.`);
  }
  return value as IsoDate; // checked just above
}
