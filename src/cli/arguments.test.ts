import { describe, expect, it } from 'vitest';
import { parseArguments } from './arguments.ts';
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
    expect(parseArguments(['brief', '--help'])).toEqual({ command: 'help' });
    expect(parseArguments(['-v'])).toEqual({ command: 'version' });
  });

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
});
