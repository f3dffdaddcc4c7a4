import { delimiter } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands, parseArguments } from './arguments.ts';
import { UsageError } from './exit-code.ts';

describe('the command line', () => {
  it('reads a whole command', () => {
    const words =
      'brief a.txt b --agreement syria-2016-02 --as-of 2016-05-20 --format json -o out.json --next-steps';
    expect(parseArguments(words.split(' '))).toEqual({
      command: 'brief',
      paths: ['a.txt', 'b'],
      agreement: 'syria-2016-02',
      asOf: '2016-05-20',
      format: 'json',
      out: 'out.json',
      nextSteps: true,
    });
  });

  it('takes the format from the file name, and "-" as a path', () => {
    expect(parseArguments(['brief', '-', '--out', 'x.html'])).toMatchObject({ paths: ['-'], format: 'html' });
    expect(parseArguments(['brief', '--out', 'x.txt'])).toMatchObject({ format: 'text' });
    expect(parseArguments(['brief', '--out', 'x.html', '--format', 'json'])).toMatchObject({
      format: 'json',
    });
  });

  it('answers --help and --version anywhere', () => {
    expect(parseArguments(['--help'])).toEqual({ command: 'help', about: null });
    expect(parseArguments(['brief', 'a.txt', '--help'])).toEqual({ command: 'help', about: 'brief' });
    expect(parseArguments(['fly', '-h'])).toEqual({ command: 'help', about: null });
    expect(parseArguments(['-v'])).toEqual({ command: 'version' });
  });

  it.each(commands)('helps with %s', (command) => {
    expect(parseArguments(['help', command])).toEqual({ command: 'help', about: command });
  });

  it.each([[['help']], [['help', 'help']], [['help', 'version']], [['help', '--help']]])(
    'helps with everything at %j',
    (args) => {
      expect(parseArguments(args)).toEqual({ command: 'help', about: null });
    },
  );

  it.each([
    [[]],
    [['fly']],
    [['brief', '--colour']],
    [['brief', '--format', 'pdf']],
    [['brief', '--as-of', '2016-02-30']],
    [['brief', '--as-of', 'yesterday']],
    [['brief', '--out', '']],
    [['brief', '--agreement']],
    [['agreements', 'all']],
  ])('says what is wrong with %j', (args) => {
    expect(() => parseArguments(args)).toThrow(UsageError);
  });

  it('reads the commands of the monitor, with settings as text', () => {
    expect(parseArguments(['serve', '--samples', '--port', '0', '--watch', 'a', '--watch', 'b'])).toEqual({
      command: 'serve',
      samples: true,
      settings: { port: '0', watch: ['a', 'b'].join(delimiter) },
    });
    expect(parseArguments(['work', '--workers', '4'])).toEqual({
      command: 'work',
      settings: { workers: '4' },
    });
    expect(parseArguments(['backup', '-o', 'x'])).toEqual({ command: 'backup', settings: {}, out: 'x' });
    expect(parseArguments(['restore', 'x', '--data', 'd'])).toEqual({
      command: 'restore',
      settings: { data: 'd' },
      file: 'x',
    });
    expect(parseArguments(['verify', 'x.zip'])).toEqual({ command: 'verify', path: 'x.zip', key: null });
    expect(parseArguments(['as-known', '2031-03-01', '--format', 'json'])).toMatchObject({
      day: '2031-03-01',
    });
  });

  it.each([
    [['brief', '--port', '1'], '"brief" takes no --port.'],
    [['help', 'fly'], 'There is no command "fly"; there are brief,'],
    [['help', 'serve', 'work'], '"help" takes one command, not "work" as well.'],
    [['serve', 'reports/'], '"serve" takes no "reports/".'],
    [['serve', '--data', ''], '--data is empty.'],
    [['backup'], 'Say where to: trucewatch backup --out FILE.'],
    [['verify'], 'Name an export: trucewatch verify …'],
    [['as-known', '2031-02-30'], '2031-02-30 is no day; write it like 2016-05-20.'],
  ])('says what is wrong with %j', (args, message) => {
    expect(() => parseArguments(args)).toThrow(message);
  });
});
