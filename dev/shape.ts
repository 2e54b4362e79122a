import type { z } from 'zod';
import type { Check, Shape } from '../src/model/surely.ts';

/**
 * The shape of a schema. Throws for what a shape cannot say: refinements, values that are changed, objects that take other
 * keys than their own.
 */
export function shapeOf(schema: z.core.$ZodType): Shape {
  const { def } = schema._zod as { readonly def: z.core.$ZodTypes['_zod']['def'] };
  const checks = [def, ...(def.checks ?? []).map(({ _zod }) => _zod.def)].flatMap((each) =>
    'check' in each ? [checkOf(each as z.core.$ZodChecks['_zod']['def'])] : [],
  );
  return { ...typeOf(def), ...(checks.length > 0 && { checks }) };
}

function typeOf(def: z.core.$ZodTypes['_zod']['def']): Shape {
  switch (def.type) {
    case 'object': {
      const { shape, catchall } = def as z.core.$ZodObjectDef;
      if (catchall?._zod.def.type !== 'never') break;
      return {
        type: 'object',
        keys: Object.fromEntries(Object.entries(shape).map(([key, own]) => [key, shapeOf(own)])),
      };
    }
    case 'array':
      return { type: 'array', of: shapeOf(def.element) };
    case 'nullable':
    case 'optional':
      return { type: def.type, of: shapeOf(def.innerType) };
    case 'union':
      return { type: 'union', options: def.options.map(shapeOf) };
    case 'enum':
      return { type: 'values', values: Object.values(def.entries) };
    case 'literal':
      return { type: 'values', values: def.values };
    case 'boolean':
    case 'string':
    case 'number':
      return { type: def.type };
    default:
  }
  throw new Error(`no shape for ${def.type}`);
}

function checkOf(def: z.core.$ZodChecks['_zod']['def']): Check {
  switch (def.check) {
    case 'min_length':
      return { check: 'min-length', limit: def.minimum };
    case 'length_equals':
      return { check: 'length', limit: def.length };
    case 'greater_than':
      return { check: def.inclusive ? 'from' : 'above', limit: Number(def.value) };
    case 'less_than':
      return { check: def.inclusive ? 'to' : 'below', limit: Number(def.value) };
    case 'number_format':
      if (def.format === 'safeint') return { check: 'safe-integer' };
      break;
    case 'string_format': {
      const { pattern } = def as z.core.$ZodCheckStringFormatDef;
      // One that keeps its place says now yes, now no.
      if (pattern === undefined || pattern.global || pattern.sticky) break;
      return { check: 'pattern', source: pattern.source, flags: pattern.flags };
    }
    default:
  }
  throw new Error(`no shape for the check ${def.check}`);
}
