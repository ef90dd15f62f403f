// SPDX-License-Identifier: GPL-3.0-only
// Forms of messages. Both ends hold every message against its form, so that neither trusts the other; written by hand,
// because the page's bundle carries it.
import { fromBase64, toBase64 } from '@bluezone/protocol';

/** A form of JSON: reads a value or says what is wrong, and writes a value. */
export interface Shape<T> {
  /** The value, or a sentence about what is not as it should be; never about what is in it. */
  read(json: unknown, at: string): T | Misfit;
  write(value: T): unknown;
}

export class Misfit {
  readonly sentence: string;
  constructor(sentence: string) {
    this.sentence = sentence;
  }
}

/** The type of what a shape reads. */
export type Of<S> = S extends Shape<infer T> ? T : never;

function plain<T>(is: (json: unknown) => boolean, what: string): Shape<T> {
  return {
    read: (json, at) => (is(json) ? (json as T) : new Misfit(`${at}: ${what}`)),
    write: (value) => value,
  };
}

export const truth: Shape<boolean> = plain((json) => typeof json === 'boolean', 'true or false');

export const whole = (least: number, most: number): Shape<number> =>
  plain(
    (json) => Number.isSafeInteger(json) && (json as number) >= least && (json as number) <= most,
    `a whole number from ${least} to ${most}`,
  );

export const text = (longest: number, pattern = /^/): Shape<string> =>
  plain(
    (json) => typeof json === 'string' && json.length <= longest && pattern.test(json),
    `text of at most ${longest}`,
  );

export function oneOf<const T extends string>(...values: readonly T[]): Shape<T> {
  return plain((json) => (values as readonly unknown[]).includes(json), values.join(', '));
}

/** Bytes, as canonical base64. */
export const bytes = (least: number, most: number): Shape<Uint8Array> => ({
  read(json, at) {
    const isShortEnough = typeof json === 'string' && json.length <= 4 * Math.ceil(most / 3);
    const read = isShortEnough ? fromBase64(json) : undefined;
    const fits = read !== undefined && read.length >= least && read.length <= most;
    return fits ? read : new Misfit(`${at}: base64 of ${least} to ${most} bytes`);
  },
  write: toBase64,
});

export const orNull = <T>(shape: Shape<T>): Shape<T | null> => ({
  read: (json, at) => (json === null ? null : shape.read(json, at)),
  write: (value) => (value === null ? null : shape.write(value)),
});

export const list = <T>(shape: Shape<T>, most: number): Shape<readonly T[]> => ({
  read(json, at) {
    if (!Array.isArray(json) || json.length > most) return new Misfit(`${at}: a list of at most ${most}`);
    const read: T[] = [];
    for (const each of json) {
      const item = shape.read(each, at);
      if (item instanceof Misfit) return item;
      read.push(item);
    }
    return read;
  },
  write: (values) => values.map((value) => shape.write(value)),
});

type Members = Readonly<Record<string, Shape<never>>>;
type Read<M> = { readonly [K in keyof M]: M[K] extends Shape<infer T> ? T : never };

/** An object with these members and no others. */
export function record<M extends { readonly [K in keyof M]: Shape<never> | Shape<unknown> }>(
  members: M,
): Shape<Read<M>> {
  const entries = Object.entries(members as unknown as Members) as unknown as [string, Shape<unknown>][];
  return {
    read(json, at) {
      if (typeof json !== 'object' || json === null || Array.isArray(json))
        return new Misfit(`${at}: an object`);
      if (Object.keys(json).some((name) => !Object.hasOwn(members, name)))
        return new Misfit(`${at}: a member that is not known`);
      const read: Record<string, unknown> = {};
      for (const [name, shape] of entries) {
        const value = shape.read((json as Record<string, unknown>)[name], `${at}.${name}`);
        if (value instanceof Misfit) return value;
        read[name] = value;
      }
      return read as Read<M>;
    },
    write: (value) =>
      Object.fromEntries(
        entries.map(([name, shape]) => [name, shape.write((value as Record<string, unknown>)[name])]),
      ),
  };
}
