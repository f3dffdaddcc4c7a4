import { mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { DatabaseError } from '../app/monitor/database.ts';
import type { Ports } from '../app/monitor/monitor-ports.ts';
import { AgreementError } from '../app/ports.ts';
import { commands, optionsOf } from './arguments.ts';
import { explain, OutputError, UsageError } from './exit-code.ts';
import { progressLine } from './progress.ts';
import { run } from './run.ts';
import type { Terminal } from './terminal.ts';
import { writeAtomically } from './write-output.ts';
import { writeFolder } from './write-pieces.ts';

function sink(): Writable & { text: () => string } {
  let text = '';
  const stream = new Writable({
    write(chunk: Buffer, _, done) {
      text += chunk.toString();
      done();
    },
  });
  return Object.assign(stream, { text: () => text });
}

function fakeTerminal() {
  const stdout = sink();
  const stderr = sink();
  const terminal: Terminal = {
    stdin: Readable.from([]),
    stdout,
    stderr,
    width: 80,
    color: false,
    showProgress: false,
    now: () => 0,
    environment: {},
    onStop: () => undefined,
  };
  return { terminal, stdout, stderr };
}

/** Ports of which these tests use the list of agreements only. */
const ports: Ports = {
  loadResources: () => {
    throw new Error('no resources in this test');
  },
  read: () => Promise.resolve([]),
  agreements: {
    list: () => [{ id: 'ondry-2031', title: 'Truce of Ondry' }],
    load: () => Promise.reject(new AgreementError('x.yaml:3: wrong. Mend it.')),
  },
  monitor: () => Promise.reject(new Error('no monitor in this test')),
};

describe('run', () => {
  it('lists the agreements', async () => {
    const { terminal, stdout } = fakeTerminal();
    expect(await run(['agreements'], ports, terminal)).toBe(0);
    expect(stdout.text()).toBe('ondry-2031  Truce of Ondry\n');
  });

  it('helps', async () => {
    const { terminal, stdout } = fakeTerminal();
    expect(await run(['--help'], ports, terminal)).toBe(0);
    for (const command of commands) expect(stdout.text()).toContain(`\n  trucewatch ${command} `);
  });

  it.each(commands)('helps with %s: all its options and no other', async (command) => {
    const { terminal, stdout } = fakeTerminal();
    expect(await run(['help', command], ports, terminal)).toBe(0);
    expect(stdout.text()).toMatch(new RegExp(`^ {2}trucewatch ${command} .*\\n(?:[^]*\\n)?$`));
    const options = Array.from(stdout.text().matchAll(/^ {2}(?:-\w, )?--([a-z-]+)/gm), ([, name]) => name);
    expect(options).toEqual(optionsOf[command]);
  });

  it('says in one line what is wrong with the command, and exits with 2', async () => {
    const { terminal, stdout, stderr } = fakeTerminal();
    expect(await run(['brief', '--format', 'pdf'], ports, terminal)).toBe(2);
    expect(stdout.text()).toBe('');
    expect(stderr.text()).toMatch(/^trucewatch: There is no format "pdf".*\n$/);
  });

  it('takes an agreement that is nowhere for wrong usage, and names those there are', async () => {
    const { terminal, stderr } = fakeTerminal();
    expect(await run(['brief', '--agreement', 'nowhere'], ports, terminal)).toBe(2);
    expect(stderr.text()).toContain('ondry-2031');
  });
});

describe('errors', () => {
  it('tells by its code whether a database is away for now or must be mended', () => {
    expect(explain(new DatabaseError('Away.', { isUnreachable: true }))).toEqual({
      message: 'Away.',
      code: 69,
    });
    expect(explain(new DatabaseError('Newer.'))).toEqual({ message: 'Newer.', code: 2 });
  });
  it('have one exit code each', () => {
    expect(explain(new UsageError('No.')).code).toBe(2);
    expect(explain(new OutputError('No.')).code).toBe(2);
    expect(explain(new AgreementError('No.')).code).toBe(2);
    expect(explain(new TypeError('x is not a function'))).toMatchObject({ code: 70 });
  });
});

describe('output', () => {
  it('is written whole, leaving nothing else behind', () => {
    const folder = mkdtempSync(join(tmpdir(), 'output-'));
    const file = join(folder, 'briefing.html');
    writeAtomically(file, 'first');
    writeAtomically(file, 'second: ü');
    expect(readFileSync(file, 'utf8')).toBe('second: ü');
    expect(readdirSync(folder)).toEqual(['briefing.html']);
  });

  it('says what to do where it cannot be written', () => {
    expect(() => {
      writeAtomically(join(tmpdir(), 'no-such-folder', 'x.html'), '');
    }).toThrow(/exists and may be written/);
    expect(() => {
      writeAtomically(tmpdir(), '');
    }).toThrow(/is a folder/);
  });

  it('of many files says what to do where the folder above theirs is not there, or theirs is no folder', async () => {
    const nothing = { [Symbol.asyncIterator]: () => ({ next: () => Promise.resolve(ended) }) };
    const ended = { done: true, value: undefined } as const;
    const file = join(mkdtempSync(join(tmpdir(), 'output-')), 'file');
    writeAtomically(file, '');
    await expect(writeFolder(join(tmpdir(), 'no-such-folder', 'x'), nothing)).rejects.toThrow(
      /cannot be written \(ENOENT\)\. Check that .*no-such-folder exists/,
    );
    await expect(writeFolder(file, nothing)).rejects.toThrow(/cannot be written \(ENOTDIR\)/);
  });
});

describe('progress', () => {
  it('tells share, rate and time left', () => {
    expect(progressLine(50, 200, 5000)).toBe('█████░░░░░░░░░░░░░░░ 50/200 reports  10/s  15 s left');
    expect(progressLine(1, 10_000, 1000)).toContain('166 min 39 s left');
    expect(progressLine(0, 200, 0)).toContain('0/200');
  });
});
