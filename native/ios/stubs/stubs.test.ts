// SPDX-License-Identifier: GPL-3.0-only
// Every signature that the host is type-checked against carries the Objective-C name it stands for. Here each of them is looked
// for in typings that others generated from Apple's headers.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { expect, it } from 'vitest';

const folder = new URL('./', import.meta.url);
const typings = `${dirname(createRequire(import.meta.url).resolve('@nativescript/types-ios/package.json'))}/lib/ios/objc-x86_64`;
/** Swift's own: nothing in Objective-C stands behind it. */
const withoutObjectiveC = 'CryptoKit.swift';
const frameworks = [
  'UIKit',
  'CoreBluetooth',
  'WebKit',
  'JavaScriptCore',
  'BackgroundTasks',
  'UserNotifications',
  'Security',
].concat(['Foundation', 'ObjectiveC']);

const declarations = frameworks
  .map((name) => `${typings}/objc!${name}.d.ts`)
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');

/** The body of a class, protocol or enumeration; undefined where there is none of that name. */
function bodyOf(name: string): string | undefined {
  const found = new RegExp(
    `^(?:declare (?:class|const enum)|interface) ${name}\\b[^\\n]*\\{\\n([\\s\\S]*?)^\\}`,
    'm',
  ).exec(declarations);
  return found?.[1];
}

/** How the typings name a method: the parts of its selector run together. */
const joined = (selector: string) =>
  selector
    .split(':')
    .map((part, i) => (i === 0 ? part : part.slice(0, 1).toUpperCase() + part.slice(1)))
    .join('');

/** Parameters between these brackets; those of a function among them are not counted. */
function countOf(parameters: string): number {
  let depth = 0;
  let count = parameters.trim() === '' ? 0 : 1;
  for (const [i, letter] of [...parameters].entries()) {
    if ('([{<'.includes(letter)) depth++;
    else if (')]}'.includes(letter) || (letter === '>' && parameters[i - 1] !== '=')) depth--;
    else if (letter === ',' && depth === 0) count++;
  }
  return count;
}

function parametersOf(body: string, name: string, isStatic: boolean): number | undefined {
  const found = new RegExp(`^\\t${isStatic ? 'static ' : ''}${name}\\??(?:<[^>]*>)?\\((.*)\\): `, 'm').exec(
    body,
  );
  return found === null ? undefined : countOf(found[1] as string);
}

interface Mark {
  readonly file: string;
  readonly code: string;
  readonly mark: string;
}

const marks: Mark[] = readdirSync(folder)
  .filter((file) => file.endsWith('.swift') && file !== withoutObjectiveC)
  .flatMap((file) =>
    readFileSync(new URL(file, folder), 'utf8')
      .split('\n')
      .flatMap((line) => {
        const found = /^(.*?\S) \/\/ ([:@#$+f-].*)$/.exec(line);
        return found === null ? [] : [{ file, code: (found[1] as string).trim(), mark: found[2] as string }];
      }),
  );

/** What is not found, as a sentence; null when it is. */
function missing({ code, mark }: Mark): string | null {
  const [, sign, rest] = /^(.)(.*)$/.exec(mark) as unknown as [string, string, string];
  const [name = '', member = ''] = rest.split(' ');
  if (sign === ':')
    return bodyOf(name) === undefined && !declarations.includes(`declare const enum ${name} `)
      ? `no ${name}`
      : null;
  if (sign === '$')
    return new RegExp(`^declare (?:var|const) ${name}: `, 'm').test(declarations) ? null : `no ${name}`;
  if (sign === 'f') {
    const [, called = '', count = ''] = rest.split(' ');
    const found = new RegExp(`^declare function ${called}\\((.*)\\):`, 'm').exec(declarations)?.[1];
    return found !== undefined && countOf(found) === Number(count) ? null : `no ${called} of ${count}`;
  }
  if (sign === '@' || sign === '#') {
    const body = bodyOf(name) ?? '';
    return new RegExp(`^\\t(?:static )?(?:readonly )?${member}\\??(?:: | = )`, 'm').test(body)
      ? null
      : `no ${member} in ${name}`;
  }
  const [, owner = '', selector = ''] = /^\[(\S+) (\S+)\]/.exec(rest) ?? [];
  const body = bodyOf(owner);
  if (body === undefined) return `no ${owner}`;
  const colons = selector.split(':').length - 1;
  const parameters = parametersOf(body, joined(selector), sign === '+');
  if (parameters !== undefined)
    return parameters === colons || selector.endsWith('error:')
      ? null
      : `${selector}: ${parameters} parameters`;
  return `no ${selector} in ${owner} (${code})`;
}

it('every signature has its Objective-C name in the public typings', () => {
  expect(marks.length).toBeGreaterThan(150);
  expect(
    marks.map((each) => [each.file, missing(each)] as const).filter(([, sentence]) => sentence !== null),
  ).toEqual([]);
});

it('no signature is without a mark', () => {
  const unmarked = readdirSync(folder)
    .filter((file) => file.endsWith('.swift') && file !== withoutObjectiveC)
    .flatMap((file) =>
      readFileSync(new URL(file, folder), 'utf8')
        .split('\n')
        .map((line) => `${file}: ${line.trim()}`),
    )
    .filter(
      (line) =>
        /\b(?:func|var|let|case|init|class|protocol)\b/.test(line) &&
        !/ \/\/ |: \/\/|\blet rawValue\b/.test(line),
    );
  expect(unmarked).toEqual([]);
});

/** Words of a name: `didReceiveRead` is did, receive, read. */
const words = (name: string): string[] =>
  name
    .split(/(?=[A-Z][a-z])|(?<=[a-z])(?=[A-Z])|[^A-Za-z]+/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());

it('every method is named in Swift as its selector is imported: the same words in the same order, some left out', () => {
  const wrong = marks.flatMap(({ code, mark }) => {
    const selector = /^[-+]\[\S+ (\S+)\](?: (\w+))?$/.exec(mark);
    const method = /\bfunc (\w+)(?:<[^>]*>)?\((.*)\)/.exec(code);
    if (selector === null || method === null) return [];
    const labels = [...(method[2] as string).matchAll(/(?:^|, )(\w+)(?: \w+)?: /g)].map(
      ([, label]) => label as string,
    );
    const swift = words([method[1], ...labels.filter((label) => label !== '_')].join(' '));
    const objectiveC = words((selector[1] as string).replaceAll(':', ' '));
    let at = 0;
    for (const word of objectiveC) if (swift[at] === word) at++;
    return at === swift.length || selector[2] === 'refined' ? [] : [`${code}: ${selector[1]}`];
  });
  expect(wrong).toEqual([]);
});
