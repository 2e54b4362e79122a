import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readConfig, SettingError } from '../src/config.ts';
import { SETTINGS } from '../src/settings.ts';

const problem = (environment: NodeJS.ProcessEnv): string => {
  try {
    readConfig(environment);
  } catch (error) {
    expect(error).toBeInstanceOf(SettingError);
    return (error as Error).message;
  }
  throw new Error('the setting was taken');
};

describe('settings', () => {
  test('nothing set is the embedded default, bound to loopback', () => {
    expect(readConfig({})).toMatchObject({
      databaseUrl: null,
      redisUrl: null,
      dataFolder: '.copydesk',
      timeLimitSeconds: 10,
      healthHost: '127.0.0.1',
    });
  });

  test.for([
    ['COPYDESK_THREADS', 'many', 'a whole number from 1 to 256'],
    ['COPYDESK_THREADS', '1e1', 'a whole number from 1 to 256'],
    ['COPYDESK_THREADS', '-1', 'a whole number from 1 to 256'],
    ['COPYDESK_TIME_LIMIT_SECONDS', '0', 'a number of seconds from 0.05 to 3600'],
    ['COPYDESK_LOG_LEVEL', 'loud', 'one of fatal, error, warn, info, debug, trace, silent'],
    ['COPYDESK_HEALTH_PORT', '70000', 'a port from 0 to 65535'],
  ] as const)('%s=%s is named with what was given and expected', ([variable, given, expected]) => {
    expect(problem({ [variable]: given })).toBe(`${variable} is "${given}"; expected ${expected}`);
  });

  test('a wrong connection string is named without its secret', () => {
    const message = problem({ DATABASE_URL: 'mysql://me:hunter2@db/x', REDIS_URL: 'me:hunter2@redis' });
    expect(message).toContain('DATABASE_URL is "mysql://***@db/x"; expected a URL such as');
    expect(message).toContain('REDIS_URL is "***"; expected');
    expect(message).not.toContain('hunter2');
  });

  test('a misspelt setting is refused, and every problem gets its line', () => {
    expect(problem({ COPYDESK_TREADS: '2', COPYDESK_LOG_LEVEL: 'x' }).split('\n')).toHaveLength(2);
  });

  test('keys of stories that go before they are needed are refused', () => {
    expect(readConfig({})).toMatchObject({ storyMatchDays: 7, storyKeepDays: 30 });
    expect(problem({ COPYDESK_STORY_MATCH_DAYS: '40' })).toBe(
      'COPYDESK_STORY_KEEP_DAYS is 30, less than COPYDESK_STORY_MATCH_DAYS, 40: keys would be gone while they are needed',
    );
  });

  test('Redis without PostgreSQL is refused with what to do', () => {
    expect(problem({ REDIS_URL: 'redis://localhost' })).toMatch(
      /^REDIS_URL is set but DATABASE_URL is not;.*set DATABASE_URL too$/,
    );
  });

  test('.env.example holds exactly the settings, each with a value that is taken', () => {
    const example = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
    const lines = [...example.matchAll(/^#([A-Z_]+)=(.*)$/gm)].map(
      ([, name = '', value = '']) => [name, value] as const,
    );
    expect(lines.map(([name]) => name).sort()).toEqual(
      Object.values(SETTINGS)
        .map((one) => one.variable)
        .sort(),
    );
    readConfig(Object.fromEntries(lines));
  });
});
