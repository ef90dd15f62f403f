// SPDX-License-Identifier: GPL-3.0-only
// Values for a JSON schema as the interface describes them: such as fit, such as nearly fit, and such as somebody hostile
// would send. For tests only.
import fc from 'fast-check';

export interface JsonSchema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxItems?: number;
}

/** Values that fit. */
export function fitting(schema: JsonSchema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map(fitting));
  const { minLength = 0, maxLength = 60, minimum = -1000, maximum = 1000 } = schema;
  switch (schema.type) {
    case 'object': {
      const fields: Record<string, fc.Arbitrary<unknown>> = {};
      for (const [name, field] of Object.entries(schema.properties ?? {})) fields[name] = fitting(field);
      return fc.record(fields, { requiredKeys: [...(schema.required ?? [])] });
    }
    case 'array':
      return fc.array(fitting(schema.items ?? {}), { maxLength: Math.min(5, schema.maxItems ?? 5) });
    case 'string':
      return schema.pattern === undefined
        ? fc.string({ minLength, maxLength: Math.min(maxLength, 200) })
        : fc.stringMatching(new RegExp(schema.pattern));
    case 'integer':
    case 'number':
      return fc.integer({ min: minimum, max: maximum });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue();
  }
}

/** Stands in hostile values; nothing that is refused may say it again. */
export const canary = 'canary-7f3a';

/** Values of every other kind, at the edges and beyond. */
const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1e308,
    -0,
    '',
    [],
    {},
    canary,
    `${canary}\u0000`,
    '\ud800',
    '../../etc/passwd',
  ),
  fc.constantFrom<unknown>(
    "' or 1=1 --",
    '{{jndi:ldap://x}}',
    '<script>',
    '%00',
    '\u202e',
    `+84912345678${canary}`,
  ),
  fc.jsonValue(),
  fc.string({ minLength: 1, maxLength: 5000 }).map((text) => canary + text),
  fc.nat(3000).map((depth) => Array.from({ length: depth }).reduce((inner: unknown) => [inner], canary)),
);

/** A fitting object with one field gone, more, of another kind, or out of its bounds. */
function nearlyFitting(schema: JsonSchema): fc.Arbitrary<unknown> {
  const names = Object.keys(schema.properties ?? schema.anyOf?.[0]?.properties ?? {});
  if (names.length === 0) return odd;
  const change = fc.tuple(fc.constantFrom(...names), odd, fc.constantFrom('gone', 'other', 'more', 'whole'));
  return fc.tuple(fitting(schema), change).map(([value, [name, other, how]]) => {
    if (how === 'whole') return other;
    const changed: Record<string, unknown> = { ...(value as object) };
    if (how === 'gone') delete changed[name];
    else if (how === 'other') changed[name] = other;
    else changed[canary] = other;
    return changed;
  });
}

/** A body as bytes: JSON of any of these, broken JSON, bad UTF-8, too much. */
export function bodies(schema: JsonSchema): fc.Arbitrary<Buffer> {
  const json = (value: unknown) => Buffer.from(JSON.stringify(value) ?? '');
  return fc.oneof(
    { weight: 4, arbitrary: fitting(schema).map(json) },
    { weight: 4, arbitrary: nearlyFitting(schema).map(json) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(nearlyFitting(schema), fc.nat(200))
        .map(([value, end]) => json(value).subarray(0, end)),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fitting(schema), fc.nat(200), fc.constantFrom(0xff, 0xc0, 0x80, 0x00, 0xed))
        .map(([value, at, byte]) => {
          const bytes = json(value);
          if (bytes.length > 0) bytes[at % bytes.length] = byte;
          return bytes;
        }),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        Buffer.from('['.repeat(15_000)),
        Buffer.from(`{"__proto__":{"${canary}":1}}`),
        Buffer.from(`{"constructor":{"prototype":{"${canary}":1}}}`),
        Buffer.from('{"a":1,"a":2}'),
        Buffer.from('\ufeff{}'),
        Buffer.from('NaN'),
        Buffer.from('1e999'),
        Buffer.alloc(40_000, 0x20),
        Buffer.from(JSON.stringify({ phoneNumber: canary.repeat(3000) })),
      ),
    },
  );
}
