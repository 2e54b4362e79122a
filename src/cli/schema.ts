import { jsonSchemas, SCHEMA_NAMES, type SchemaName } from '../model/schemas.ts';
import { EXIT } from '../exit.ts';
import { print } from './io.ts';
import { UsageError } from './usage.ts';

/** `copydesk schema [NAME]`: the JSON Schema of a contract; without a name, which there are. */
export async function schemaCommand(name?: string): Promise<number> {
  if (name === undefined) {
    await print(SCHEMA_NAMES.map((one) => `${one.padEnd(10)}${jsonSchemas()[one].description}\n`).join(''));
    return EXIT.ok;
  }
  if (!(SCHEMA_NAMES as readonly string[]).includes(name))
    throw new UsageError(`there is no schema ${name}; choose one of ${SCHEMA_NAMES.join(', ')}`);
  await print(`${JSON.stringify(jsonSchemas()[name as SchemaName], null, 2)}\n`);
  return EXIT.ok;
}
