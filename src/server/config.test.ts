import { readFileSync } from 'node:fs';
import { delimiter } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig, settings } from './config.ts';

describe('the configuration', () => {
  it('has defaults for everything, and cannot be changed', () => {
    const config = readConfig({ PATH: '/bin', HOME: '/root' });
    expect(config).toMatchObject({ host: '127.0.0.1', port: 4321, databaseUrl: null, maxBacklog: 20_000 });
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('takes flags before the environment, and an empty variable for none', () => {
    const environment = { TRUCEWATCH_PORT: '1', TRUCEWATCH_HOST: '' };
    expect(readConfig(environment, { port: '2' })).toMatchObject({ port: 2, host: '127.0.0.1' });
  });

  it('reads folders as PATH is read, and switches', () => {
    const config = readConfig({ TRUCEWATCH_WATCH: ['a', 'b'].join(delimiter), TRUCEWATCH_FETCH: 'off' });
    expect(config).toMatchObject({ watch: ['a', 'b'], fetch: false });
  });

  it('names the nearest for a name that is none', () => {
    expect(() => readConfig({ TRUCEWATCH_WORKER: '2' })).toThrow(
      'There is no setting TRUCEWATCH_WORKER; the nearest is TRUCEWATCH_WORKERS.',
    );
  });

  it.each([
    [
      { TRUCEWATCH_PORT: '70000' },
      'TRUCEWATCH_PORT "70000" cannot be used: write a whole number from 0 to 65535.',
    ],
    [
      { TRUCEWATCH_LOG: 'loud' },
      'TRUCEWATCH_LOG "loud" cannot be used: write one of error, warn, info, debug.',
    ],
    [{ TRUCEWATCH_PUBLIC_URL: 'javascript:1' }, 'write an address like https://truce.example.org.'],
    [{ TRUCEWATCH_FETCH: 'yes' }, 'write on or off.'],
  ])('says what to write for %j', (environment, message) => {
    expect(() => readConfig(environment)).toThrow(message);
  });

  it('does not repeat a password', () => {
    expect(() => readConfig({ DATABASE_URL: 'mysql://me:geheim@host/db' })).toThrow(
      /^(?!.*geheim).*DATABASE_URL/,
    );
  });

  it('is documented whole in docs/operations.md', () => {
    const document = readFileSync('docs/operations.md', 'utf8').replace(/\s+/g, ' ');
    for (const { variable, flag, about, byDefault } of Object.values(settings)) {
      expect(document).toContain(`| \`${variable}\` | ${flag === null ? '' : `\`--${flag}\``}`);
      expect(document).toContain(about);
      expect(document).toContain(byDefault);
    }
  });
});
