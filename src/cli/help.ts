import { commands, optionsOf, type Command, type CommandOption } from './arguments.ts';

/** A command or an option as it is written, and what it does. */
interface Line {
  readonly call: string;
  readonly does: string;
}

const usages: Readonly<Record<Command, Line>> = {
  brief: {
    call: 'brief [PATH…] [options]',
    does: 'read reports, say what happened, who says so, and what it means',
  },
  agreements: { call: 'agreements', does: 'list the agreements that come with the program' },
  serve: {
    call: 'serve [--samples]',
    does: 'watch day and night: web app, API, record (docs/operations.md)',
  },
  'sign-in-link': { call: 'sign-in-link', does: 'print another one-time link to sign in with' },
  work: { call: 'work', does: 'read reports for a monitor on the same PostgreSQL (DATABASE_URL)' },
  rebuild: {
    call: 'rebuild',
    does: 'derive everything again from the reports; what people decided stays',
  },
  backup: { call: 'backup --out FILE', does: 'the whole store as one file' },
  restore: { call: 'restore FILE', does: 'bring a backup into an empty store' },
  export: { call: 'export --out FILE.zip', does: 'the record, for outsiders to check' },
  verify: { call: 'verify EXPORT [--key KEY]', does: 'check an export offline (folder or .zip)' },
  'as-known': { call: 'as-known DATE', does: 'the briefing as it was known at the end of that day' },
};

const options: Readonly<Record<CommandOption, Line>> = {
  agreement: { call: '--agreement ID|FILE', does: 'hold incidents against this agreement' },
  'as-of': {
    call: '--as-of DATE',
    does: 'know only what was published by this day, e.g. 2016-05-20',
  },
  format: { call: '--format FORMAT', does: 'text (default), json or html' },
  out: { call: '-o, --out FILE', does: 'write there instead; .json and .html choose the format' },
  'next-steps': { call: '--next-steps', does: 'say at the end what to try next' },
  data: {
    call: '--data DIR',
    does: 'folder of the store (./trucewatch-data), or DATABASE_URL for a PostgreSQL',
  },
  host: { call: '--host HOST', does: 'where the monitor listens (127.0.0.1)' },
  port: { call: '--port PORT', does: '… and at which port (4321)' },
  'public-url': { call: '--public-url URL', does: 'how people reach it, e.g. https://truce.example.org' },
  workers: { call: '--workers N', does: 'threads that read reports' },
  watch: { call: '--watch DIR', does: 'take in what is put into this folder; can be repeated' },
  log: { call: '--log LEVEL', does: 'error, warn, info or debug' },
  samples: { call: '--samples', does: 'take the bundled samples in: a made-up truce in a made-up country' },
  key: {
    call: '--key KEY',
    does: 'the public key that it should be signed with, or a file that holds it',
  },
};

/** Where an option of one command does something of its own. */
const ownOptions: Readonly<Partial<Record<Command, Partial<Record<CommandOption, string>>>>> = {
  backup: { out: 'write there' },
  export: { out: 'write there: a file that ends in .zip, or a new folder' },
};

const paths = `PATH is a file (.txt, .html, .json, .jsonl), a folder of them, or - for standard input.
With no PATH the bundled samples are read: a made-up truce in a made-up country.
`;
const exits = 'Exit: 0 all was read, 1 some was not, 2 wrong usage, 3 nothing was read.\n';

const program: readonly Line[] = [
  { call: 'trucewatch help COMMAND', does: 'what one command does, with all its options' },
  { call: 'trucewatch --help, --version', does: '' },
];
const ofMonitor = commands.filter((command) => command !== 'brief' && command !== 'agreements');
const monitorOptions = optionsOf.serve.filter((option) => !optionsOf.brief.includes(option));

export const help = `trucewatch: from press reports to a sourced briefing on a truce

${linesOf([called('brief'), called('agreements'), ...program])}
${paths}
${linesOf(optionsOf.brief.map((option) => options[option]))}
${exits}
THE MONITOR
${linesOf(ofMonitor.map(called))}
${linesOf(monitorOptions.map((option) => options[option]))}`;

/** What one command does, with every option that it takes. */
export function helpOn(command: Command): string {
  const own = optionsOf[command].map((option) => ({
    call: options[option].call,
    does: ownOptions[command]?.[option] ?? options[option].does,
  }));
  const parts = [
    linesOf([called(command)]),
    command === 'brief' ? paths : '',
    linesOf(own),
    command === 'brief' ? exits : '',
  ];
  return parts.filter((part) => part !== '').join('\n');
}

function called(command: Command): Line {
  const { call, does } = usages[command];
  return { call: `trucewatch ${call}`, does };
}

function linesOf(lines: readonly Line[]): string {
  const width = Math.max(0, ...lines.map(({ call }) => call.length)) + 2;
  return lines.map(({ call, does }) => `  ${`${call.padEnd(width)}${does}`.trimEnd()}\n`).join('');
}

export const nextSteps = `
WHAT TO TRY NEXT
  npx trucewatch serve --samples                the monitor: web app, API and record, in ./trucewatch-data
  npx trucewatch brief --out briefing.html      the same as a page: map, timeline, every passage linked
  npx trucewatch brief --format json            the same for programs (docs/briefing.schema.json)
  npx trucewatch brief my-reports/ --agreement syria-2016-02
  npx trucewatch agreements                     the agreements that come with the program
  npx trucewatch --help
`;
