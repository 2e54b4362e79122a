import packageJson from '../../../package.json' with { type: 'json' };

/** Version of the program, from package.json. */
export const PROGRAM_VERSION: string = packageJson.version;

/** Version of the rules and heuristics: raised whenever a change of theirs can change a record. */
export const RULES_VERSION = '1';
