// SPDX-License-Identifier: GPL-3.0-only
// What is wrong with a configuration, field by field: where it is, what was given, and what is allowed there. Everything
// is found at once, so that nobody has to start ten times.
import type { TSchema } from 'typebox';

export interface Complaint {
  /** "exposure.links.cases.url"; empty for the whole file. */
  readonly path: string;
  /** What was given, in JSON and cut short; undefined when nothing was, or when it must not be shown. */
  readonly given: string | undefined;
  /** What is allowed there. */
  readonly allowed: string;
}

/** One line for a person. */
export function complaintText({ path, given, allowed }: Complaint): string {
  const where = path === '' ? 'the file' : path;
  return `${where}: ${given === undefined ? '' : `${given} is given; `}${allowed}`;
}

const longestShown = 60;

/** A value in JSON, cut short. */
export function shownValue(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length <= longestShown ? text : `${text.slice(0, longestShown)}…`;
}

interface Shape {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, TSchema>>;
  readonly patternProperties?: Readonly<Record<string, TSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: unknown;
  readonly items?: TSchema;
  readonly anyOf?: readonly TSchema[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly description?: string;
  /** What is given here must not be shown: it may be the secret itself. */
  readonly 'x-secret'?: true;
}

const shapeOf = (schema: TSchema): Shape => schema as Shape;

/** What a schema allows, in words. */
function allowedText(schema: TSchema): string {
  const shape = shapeOf(schema);
  const rule = ruleText(shape);
  const { description } = shape;
  return description === undefined ? rule : `${rule} (${description.replace(/\.$/, '')})`;
}

function ruleText(shape: Shape): string {
  const { type, minimum, maximum, minLength, maxLength, pattern, anyOf } = shape;
  if (shape.const !== undefined) return `must be ${JSON.stringify(shape.const)}`;
  if (anyOf !== undefined) {
    const literals = anyOf.map((branch) => shapeOf(branch).const);
    if (literals.every((literal) => literal !== undefined))
      return `must be one of ${literals.map((literal) => JSON.stringify(literal)).join(', ')}`;
    return `must be ${anyOf.map((branch) => ruleText(shapeOf(branch)).replace(/^must be /, '')).join(', or ')}`;
  }
  if (type === 'integer' || type === 'number') {
    const kind = type === 'integer' ? 'a whole number' : 'a number';
    const range = [
      ...(minimum === undefined ? [] : [`from ${minimum}`]),
      ...(maximum === undefined ? [] : [`to ${maximum}`]),
    ];
    return `must be ${[kind, ...range].join(' ')}`;
  }
  if (type === 'string') {
    if (pattern !== undefined) return `must be a text of the form ${pattern}`;
    if (maxLength !== undefined) return `must be a text of ${minLength ?? 0} to ${maxLength} characters`;
    return minLength === undefined || minLength === 0 ? 'must be a text' : 'must be a text that is not empty';
  }
  if (type === 'boolean') return 'must be true or false';
  if (type === 'null') return 'must be null';
  if (type === 'array') {
    const { minItems = 0, maxItems } = shape;
    return maxItems === undefined ? 'must be a list' : `must be a list of ${minItems} to ${maxItems} items`;
  }
  const names = Object.keys(shape.properties ?? {});
  return names.length === 0 ? 'must be an object' : `must be an object with ${names.join(', ')}`;
}

const joined = (path: string, name: string | number): string =>
  path === '' ? String(name) : `${path}.${name}`;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every field of a value that a schema does not allow. Knows the kinds of schema that configurations are made of. */
export function complaintsAbout(schema: TSchema, value: unknown, path = ''): Complaint[] {
  const shape = shapeOf(schema);
  const given = shape['x-secret'] ? undefined : shownValue(value);
  const wrong = (): Complaint[] => [{ path, given, allowed: allowedText(schema) }];
  if (shape.const !== undefined) return value === shape.const ? [] : wrong();
  if (shape.anyOf !== undefined) return complaintsAboutChoice(shape.anyOf, value, path, wrong());
  switch (shape.type) {
    case 'object':
      return isObject(value) ? complaintsAboutFields(shape, value, path) : wrong();
    case 'array': {
      const { minItems = 0, maxItems = Number.POSITIVE_INFINITY, items } = shape;
      if (!Array.isArray(value) || value.length < minItems || value.length > maxItems) return wrong();
      return items === undefined
        ? []
        : value.flatMap((item, i) => complaintsAbout(items, item, joined(path, i)));
    }
    case 'string': {
      const { minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern } = shape;
      if (typeof value !== 'string') return wrong();
      const length = [...value].length;
      const fits = pattern === undefined || new RegExp(pattern, 'u').test(value);
      return fits && length >= minLength && length <= maxLength ? [] : wrong();
    }
    case 'integer':
    case 'number': {
      const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = shape;
      const fits =
        typeof value === 'number' &&
        (shape.type === 'number' ? Number.isFinite(value) : Number.isInteger(value));
      return fits && value >= minimum && value <= maximum ? [] : wrong();
    }
    case 'boolean':
      return typeof value === 'boolean' ? [] : wrong();
    case 'null':
      return value === null ? [] : wrong();
    default:
      throw new Error(`a configuration has no fields of the kind ${shape.type}`);
  }
}

function complaintsAboutFields(
  { properties = {}, patternProperties = {}, required = [], additionalProperties }: Shape,
  value: Readonly<Record<string, unknown>>,
  path: string,
): Complaint[] {
  const complaints: Complaint[] = [];
  for (const name of required)
    if (!Object.hasOwn(value, name))
      complaints.push({
        path: joined(path, name),
        given: undefined,
        allowed: `is missing; it ${allowedText(properties[name] as TSchema)}`,
      });
  const free = Object.values(patternProperties)[0];
  for (const [name, field] of Object.entries(value)) {
    const schema = Object.hasOwn(properties, name) ? properties[name] : free;
    if (schema !== undefined) complaints.push(...complaintsAbout(schema, field, joined(path, name)));
    else if (additionalProperties === false)
      complaints.push({
        path: joined(path, name.slice(0, longestShown)),
        given: undefined,
        allowed: `is not known here; known are ${Object.keys(properties).join(', ')}`,
      });
  }
  return complaints;
}

/** The field by which shapes tell themselves apart, and what it may be; undefined when there is none. */
function kindsOf(branches: readonly TSchema[]): { field: string; names: unknown[] } | undefined {
  const [first = {}, ...others] = branches.map((branch) => shapeOf(branch).properties ?? {});
  const field = Object.keys(first).find((name) =>
    [first, ...others].every((fields) => shapeOf(fields[name] ?? ({} as TSchema)).const !== undefined),
  );
  return field === undefined
    ? undefined
    : { field, names: [first, ...others].map((fields) => shapeOf(fields[field] as TSchema).const) };
}

/** Of several shapes the one that was meant: it shares a fixed field, or a field that no other has, or is wrong in least. */
function complaintsAboutChoice(
  branches: readonly TSchema[],
  value: unknown,
  path: string,
  whole: Complaint[],
): Complaint[] {
  const found = branches.map((branch) => complaintsAbout(branch, value, path));
  if (found.some((complaints) => complaints.length === 0)) return [];
  if (!isObject(value)) return whole;
  const kinds = kindsOf(branches);
  if (kinds !== undefined && !kinds.names.includes(value[kinds.field]))
    return [
      {
        path: joined(path, kinds.field),
        given: value[kinds.field] === undefined ? undefined : shownValue(value[kinds.field]),
        allowed: `must be one of ${kinds.names.map((name) => JSON.stringify(name)).join(', ')}`,
      },
    ];
  const isFixed = (branch: TSchema) =>
    Object.entries(shapeOf(branch).properties ?? {}).some(
      ([name, field]) => shapeOf(field).const !== undefined && value[name] === shapeOf(field).const,
    );
  const hasOwnField = (branch: TSchema) =>
    Object.keys(value).some(
      (name) =>
        Object.hasOwn(shapeOf(branch).properties ?? {}, name) &&
        branches.every((other) => other === branch || !Object.hasOwn(shapeOf(other).properties ?? {}, name)),
    );
  const meant = branches.find(isFixed) ?? branches.find(hasOwnField);
  return meant === undefined ? whole : (found[branches.indexOf(meant)] as Complaint[]);
}
