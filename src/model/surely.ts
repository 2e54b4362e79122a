/**
 * What a schema takes as it stands, as data: `dev/shape.ts` makes it of a schema. A program that has it needs the schemas,
 * and zod, for what it does not take alone.
 */
export type Shape = { readonly checks?: readonly Check[] } & (
  | { readonly type: 'object'; readonly keys: Readonly<Record<string, Shape>> }
  | { readonly type: 'array' | 'nullable' | 'optional'; readonly of: Shape }
  | { readonly type: 'union'; readonly options: readonly Shape[] }
  | { readonly type: 'values'; readonly values: readonly unknown[] }
  | { readonly type: 'boolean' | 'string' | 'number' }
);

/** What a value of its type must fulfil as well. */
export type Check =
  | { readonly check: 'length' | 'min-length' | 'above' | 'from' | 'below' | 'to'; readonly limit: number }
  | { readonly check: 'pattern'; readonly source: string; readonly flags: string }
  | { readonly check: 'safe-integer' };

type Test = (value: unknown) => boolean;

/**
 * A test of values that says yes only to what the schema of the shape takes as it stands. It makes no copy and no list of
 * issues, at a tenth of the price. Where it says no, the schema itself has the word.
 */
export function surely(shape: Shape): Test {
  const test = testOf(shape);
  const checks = (shape.checks ?? []).map(checkOf);
  if (checks.length === 0) return test;
  return (value) => test(value) && checks.every((check) => check(value));
}

function testOf(shape: Shape): Test {
  switch (shape.type) {
    case 'object':
      return objectOf(shape.keys);
    case 'array': {
      const element = surely(shape.of);
      return (value) => Array.isArray(value) && isAll(value, element);
    }
    case 'nullable': {
      const inner = surely(shape.of);
      return (value) => value === null || inner(value);
    }
    case 'optional': {
      const inner = surely(shape.of);
      return (value) => value === undefined || inner(value);
    }
    case 'union': {
      const options = shape.options.map(surely);
      return (value) => options.some((option) => option(value));
    }
    case 'values': {
      const values = new Set(shape.values);
      return (value) => values.has(value);
    }
    case 'boolean':
      return (value) => typeof value === 'boolean';
    case 'string':
      return (value) => typeof value === 'string';
    case 'number':
      return Number.isFinite;
  }
}

/** A hole counts as what it reads as, undefined. */
function isAll(values: readonly unknown[], test: Test): boolean {
  for (let i = 0; i < values.length; i++) if (!test(values[i])) return false;
  return true;
}

function objectOf(shapes: Readonly<Record<string, Shape>>): Test {
  const keys = Object.keys(shapes);
  const tests = keys.map((key) => surely(shapes[key]!));
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    let known = 0;
    for (let k = 0; k < keys.length; k++) {
      const own = (value as Record<string, unknown>)[keys[k]!];
      if (!tests[k]!(own)) return false;
      if (own !== undefined) known++;
    }
    let all = 0;
    for (const _ in value) all++;
    return all === known;
  };
}

function checkOf(check: Check): Test {
  switch (check.check) {
    case 'length':
      return (value) => (value as string).length === check.limit;
    case 'min-length':
      return (value) => (value as string).length >= check.limit;
    case 'above':
      return (value) => (value as number) > check.limit;
    case 'from':
      return (value) => (value as number) >= check.limit;
    case 'below':
      return (value) => (value as number) < check.limit;
    case 'to':
      return (value) => (value as number) <= check.limit;
    case 'safe-integer':
      return Number.isSafeInteger;
    case 'pattern': {
      const pattern = new RegExp(check.source, check.flags);
      return (value) => pattern.test(value as string);
    }
  }
}
