import type { z } from 'zod';
import { SETTINGS } from './settings.ts';
import { maskCredentials } from './text/mask.ts';

type Settings = typeof SETTINGS;

/** All settings, read and checked. */
export type Config = {
  readonly [K in keyof Settings]: z.infer<ReturnType<Settings[K]['schema']>> | Settings[K]['absent'];
};

/** A setting that is missing or wrong; the message has one line a problem and no secret. */
export class SettingError extends Error {
  override readonly name = 'SettingError';
}

/** Reads the settings of an environment; `.env` of the current folder is read where `environment` is not given. */
export function readConfig(environment: NodeJS.ProcessEnv = processEnvironment()): Config {
  const problems: string[] = [];
  const config: Record<string, unknown> = {};
  for (const [key, { variable, schema, absent, expected }] of Object.entries(SETTINGS)) {
    const given = environment[variable]?.trim() || undefined;
    const read = given === undefined ? { success: true, data: absent } : schema().safeParse(given);
    if (read.success) config[key] = read.data;
    else problems.push(`${variable} is ${JSON.stringify(shown(variable, given!))}; expected ${expected}`);
  }
  const known = new Set<string>(Object.values(SETTINGS).map((one) => one.variable));
  for (const name of Object.keys(environment)) {
    if (name.startsWith('COPYDESK_') && !known.has(name))
      problems.push(`${name} is not a setting of copydesk; .env.example lists all settings`);
  }
  if (config['redisUrl'] && config['databaseUrl'] === null) {
    problems.push(
      'REDIS_URL is set but DATABASE_URL is not; with the queue in Redis the records need PostgreSQL: set DATABASE_URL too',
    );
  }
  const [match, keep] = [Number(config['storyMatchDays']), Number(config['storyKeepDays'])];
  if (keep < match)
    problems.push(
      `COPYDESK_STORY_KEEP_DAYS is ${keep}, less than COPYDESK_STORY_MATCH_DAYS, ${match}: keys would be gone while they are needed`,
    );
  if (problems.length > 0) throw new SettingError(problems.join('\n'));
  return config as Config;
}

/** A value as it may be shown: credentials masked, and nothing at all of a connection string that is none. */
function shown(variable: string, given: string): string {
  if (variable === 'COPYDESK_TOKENS') return '***';
  if (!variable.endsWith('_URL')) return given.slice(0, 100);
  return /^[a-z]+:\/\//.test(given) && URL.canParse(given) ? maskCredentials(given) : '***';
}

function processEnvironment(): NodeJS.ProcessEnv {
  try {
    process.loadEnvFile('.env');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
      throw new SettingError(`.env cannot be read: ${(error as Error).message}`);
  }
  return process.env;
}

/** Whether this runs in continuous integration, where no fixture may be written. */
export function isCi(): boolean {
  return Boolean(process.env['CI']) && process.env['CI'] !== 'false';
}

/** Whether npm or npx started this process: those do not pass SIGTERM on. */
export function isUnderNpm(): boolean {
  return Boolean(process.env['npm_command']);
}
