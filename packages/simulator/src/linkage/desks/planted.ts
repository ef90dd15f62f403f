// SPDX-License-Identifier: GPL-3.0-only
// Values that nobody would hold by chance, put into every input of the desks, with the places where each belongs; and the
// search for them in everything that desks hold and say, in all the forms that a program may give them.
import { createHash } from 'node:crypto';
import type { EverythingHeld } from './everything-held.ts';

export interface Planted {
  readonly what: string;
  readonly value: string | Uint8Array;
  /** Where it may be found, "cases.cases.note", and in which form; nowhere when left out. */
  readonly belongs?: readonly { readonly place: string; readonly as: PlantedForm }[];
}

/** number: of a phone number also what people write for it. token: as a word of its own, since it is short. */
export type PlantedForm = 'plain' | 'reversed' | 'sha256';

export interface Found {
  readonly what: string;
  readonly place: string;
  readonly as: PlantedForm;
}

interface Cell {
  readonly place: string;
  /** As it stands, every byte a character. */
  readonly text: string;
}

const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

/** Every value that is held or was said, and where. */
export function cellsOf(held: EverythingHeld): Cell[] {
  const cells = new Map<string, Cell>();
  const add = (place: string, value: unknown) => {
    if (value === null || value === undefined) return;
    const text = value instanceof Uint8Array ? latin(value) : latin(Buffer.from(String(value)));
    cells.set(`${place} ${text}`, { place, text });
  };
  for (const { tables } of held.dumps)
    for (const { name, rows } of tables)
      for (const row of rows)
        for (const [column, value] of Object.entries(row)) add(`${name}.${column}`, value);
  for (const line of held.logLines) add('log', line);
  for (const { text } of held.metrics) add('metrics', text);
  for (const { text } of held.refusals) add('refusals', text);
  for (const { path, bytes } of held.published) add(`published ${path.split('/')[2]}`, bytes);
  return [...cells.values()];
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();

/** The middle of a value in base64 that does not depend on what stands before and after it. */
function base64Cores(bytes: Uint8Array): string[] {
  return [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    const from = before === 0 ? 0 : before + 1;
    const whole = Math.floor(((before + bytes.length) * 8) / 6);
    return text.slice(from, whole);
  });
}

/** A value in the ways in which bytes are written: themselves, hexadecimal, base64 (also as in addresses), escaped. */
function writings(bytes: Uint8Array): string[] {
  const cores = base64Cores(bytes);
  const urls = cores.map((core) => core.replaceAll('+', '-').replaceAll('/', '_'));
  const hex = Buffer.from(bytes).toString('hex');
  const escaped = encodeURIComponent(Buffer.from(bytes).toString('utf8'));
  const json = JSON.stringify(Buffer.from(bytes).toString('utf8')).slice(1, -1);
  return [latin(bytes), hex, hex.toUpperCase(), ...cores, ...urls, escaped, latin(Buffer.from(json))];
}

/** A phone number in E.164, and as people and programs write it. */
function formsOfNumber(value: string): string[] {
  if (!/^\+84\d{9}$/.test(value)) return [value];
  const rest = value.slice(3);
  const spaced = `0${rest.slice(0, 3)} ${rest.slice(3, 6)} ${rest.slice(6)}`;
  return [value, `84${rest}`, `0${rest}`, rest, spaced, spaced.replaceAll(' ', '.')];
}

function needlesOf({ value }: Planted): { as: PlantedForm; text: string }[] {
  const values =
    typeof value === 'string'
      ? formsOfNumber(value).map((form) => new Uint8Array(Buffer.from(form)))
      : [value];
  const needles = values.flatMap((bytes) => [
    ...writings(bytes).map((text) => ({ as: 'plain' as const, text })),
    ...writings(bytes.slice().reverse()).map((text) => ({ as: 'reversed' as const, text })),
    ...writings(sha256(bytes)).map((text) => ({ as: 'sha256' as const, text })),
  ]);
  const seen = new Set<string>();
  // What is shorter than this stands everywhere by chance.
  return needles.filter(({ text }) => text.length >= 6 && !seen.has(text) && seen.add(text));
}

const isDigit = (text: string, at: number) => /[0-9a-fA-F.]/.test(text.charAt(at));

/** Whether digits stand in a text by themselves, not within a longer number. */
function holds(text: string, needle: string): boolean {
  const isNumber = /^\d{6,8}$/.test(needle);
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1))
    if (!isNumber || !(isDigit(text, at - 1) || isDigit(text, at + needle.length))) return true;
  return false;
}

/** Every place where a planted value is found, in any form. */
export function findPlanted(cells: readonly Cell[], planted: readonly Planted[]): Found[] {
  const found = new Map<string, Found>();
  for (const each of planted)
    for (const { as, text: needle } of needlesOf(each))
      for (const { place, text } of cells)
        if (text.length >= needle.length && holds(text, needle))
          found.set(`${each.what} ${place} ${as}`, { what: each.what, place, as });
  return [...found.values()];
}

/** What was found where it does not belong. */
export function strayed(found: readonly Found[], planted: readonly Planted[]): Found[] {
  const belongs = new Map(planted.map(({ what, belongs: places = [] }) => [what, places]));
  return found.filter(
    ({ what, place, as }) => !belongs.get(what)?.some((each) => each.place === place && each.as === as),
  );
}
