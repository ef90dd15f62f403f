// SPDX-License-Identifier: GPL-3.0-only
// Small facts are looked at after every act, and most acts change none: comparing them with a copy costs far less than
// writing them out as text.

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
export type JsonObject = { readonly [name: string]: JsonValue };

const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);

/** Names whose values are not the same as JSON in both; `b` has at least the names of `a`. */
export function differingNames<N extends string>(
  a: { readonly [name in N]?: JsonValue },
  b: { readonly [name in N]: JsonValue },
): N[] {
  const names: N[] = [];
  for (const name in b) if (!isSameJson(a[name], b[name])) names.push(name);
  return names;
}

/** Whether two values are the same as JSON, but for the order of names. */
export function isSameJson(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (isList(a)) return isList(b) && a.length === b.length && a.every((each, i) => isSameJson(each, b[i]));
  if (isList(b) || Object.keys(a).length !== Object.keys(b).length) return false;
  return differingNames(a, b).length === 0;
}

/** A copy that later changes of the value leave alone. */
export function copyJson<V extends JsonValue>(value: V): V;
export function copyJson(value: JsonValue): JsonValue {
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return value.map((each) => copyJson(each));
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, copyJson(each)]));
}
