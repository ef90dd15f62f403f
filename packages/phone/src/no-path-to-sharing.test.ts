// SPDX-License-Identifier: GPL-3.0-only
// Reads the imports of the phone and proves that nothing a server, a notification or a timer sets off can share.
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('.', import.meta.url));

interface Module {
  readonly path: string;
  readonly source: ts.SourceFile;
}

function readModules(): Module[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((path) => !path.startsWith('testing/'))
    .sort()
    .map((path) => parse(path, readFileSync(join(root, path), 'utf8')));
}

function parse(path: string, text: string): Module {
  return { path, source: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true) };
}

/** Calls `visit` for every node. */
function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

interface Named {
  readonly module: string;
  /** Names taken from it; '*' for all. Types are left out: they are gone when the code runs. */
  readonly names: readonly string[];
}

/** Every module a file names for use at run time: imports, re-exports, `import()` and `require`. */
function runtimeImports({ path, source }: Module): Named[] {
  const found: Named[] = [];
  walk(source, (node) => {
    if (ts.isImportDeclaration(node)) {
      const { importClause } = node;
      if (importClause?.isTypeOnly === true) return;
      found.push({ module: textOf(path, node.moduleSpecifier), names: importedNames(importClause) });
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined && !node.isTypeOnly) {
      found.push({ module: textOf(path, node.moduleSpecifier), names: ['*'] });
    } else if (ts.isCallExpression(node) && isLoading(node.expression)) {
      const [argument] = node.arguments;
      found.push({ module: argument === undefined ? '?' : textOf(path, argument), names: ['*'] });
    }
  });
  return found;
}

const isLoading = (callee: ts.Expression): boolean =>
  callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === 'require');

function importedNames(clause: ts.ImportClause | undefined): string[] {
  const bindings = clause?.namedBindings;
  if (clause === undefined || clause.name !== undefined || bindings === undefined) return ['*'];
  if (ts.isNamespaceImport(bindings)) return ['*'];
  return bindings.elements
    .filter((element) => !element.isTypeOnly)
    .map((element) => (element.propertyName ?? element.name).text);
}

/** A relative module as a path from the source folder; a package by its name; '?' for what is not a plain text. */
function textOf(path: string, node: ts.Node): string {
  if (!ts.isStringLiteralLike(node)) return '?';
  return node.text.startsWith('.') ? posix.join(posix.dirname(path), node.text) : node.text;
}

/** Everything reachable from a file, itself included. */
function reachable(modules: readonly Module[], from: string): Set<string> {
  const byPath = new Map(modules.map((module) => [module.path, module]));
  const reached = new Set([from]);
  for (const path of reached) {
    const module = byPath.get(path);
    if (module !== undefined) for (const named of runtimeImports(module)) reached.add(named.module);
  }
  return reached;
}

const inSharing = (path: string): boolean => path.startsWith('sharing/');

/** What an owner does with all that the phone holds, or shows of it: no waking may, either. */
const byOwnerAlone = (path: string): boolean => /^(?:own-data|move|declaration)\//.test(path);

/** The files that run without an act of the owner. */
const runsByItself = (path: string): boolean =>
  /^(?:sync|alerts|posting|matching|heard|beacon|store|vault|counting|history)\//.test(path) ||
  ['wake.ts', 'follow-clock.ts', 'draw.ts', 'clear-sealer.ts', 'phone-status.ts'].includes(path);

function pathsToSharing(modules: readonly Module[]): string[] {
  return modules
    .filter(({ path }) => runsByItself(path))
    .flatMap(({ path }) =>
      [...reachable(modules, path)]
        .filter((to) => inSharing(to) || byOwnerAlone(to) || to === '?' || to === 'phone.ts')
        .map((to) => `${path} reaches ${to}`),
    );
}

/** Files that take a name from wherever it is made; taking everything counts too where it is made. */
function takers(modules: readonly Module[], name: string, from: string): string[] {
  return modules
    .filter((module) =>
      runtimeImports(module).some(
        (named) => named.module === from && (named.names.includes(name) || named.names.includes('*')),
      ),
    )
    .map(({ path }) => path);
}

const modules = readModules();

it('from waking, and from everything that waking uses, nothing in sharing can be reached', () => {
  const fromWake = reachable(modules, 'wake.ts');
  expect(fromWake.size).toBeGreaterThan(20);
  for (const folder of ['sync', 'alerts', 'posting', 'matching', 'heard', 'beacon', 'store'])
    expect(
      [...fromWake].some((path) => path.startsWith(`${folder}/`)),
      folder,
    ).toBe(true);
  expect(pathsToSharing(modules)).toEqual([]);
});

it('the check finds a path when there is one, direct, through another file, dynamic or hidden', () => {
  const planted = [
    ["import { shareReport } from '../sharing/send-history.ts';", 'sync/poll-index.ts reaches sharing/'],
    ["export * from '../sharing/consent-grant.ts';", 'sync/poll-index.ts reaches sharing/'],
    ["const m = await import('../sharing/send-history.ts');", 'sync/poll-index.ts reaches sharing/'],
    ["const m = await import('../shar' + 'ing/send-history.ts');", 'sync/poll-index.ts reaches ?'],
    ["import { createPhone } from '../phone.ts';", 'sync/poll-index.ts reaches phone.ts'],
    ["import { packForMove } from '../move/leave-phone.ts';", 'sync/poll-index.ts reaches move/'],
    ["import { exportData } from '../own-data/export-data.ts';", 'sync/poll-index.ts reaches own-data/'],
  ] as const;
  for (const [text, expected] of planted) {
    const others = modules.filter(({ path }) => path !== 'sync/poll-index.ts');
    const found = pathsToSharing([...others, parse('sync/poll-index.ts', text)]);
    expect(found.join('\n')).toContain(expected);
    expect(found.some((line) => line.startsWith('wake.ts'))).toBe(true);
  }
});

it('every file of the phone either runs by itself or belongs to the owner’s acts', () => {
  const others = modules
    .map(({ path }) => path)
    .filter((path) => !runsByItself(path) && !inSharing(path) && !byOwnerAlone(path));
  expect(others).toEqual(['index.ts', 'phone-context.ts', 'phone.ts', 'ports.ts']);
});

it('only phone.ts mints consent, and only sending uses it up', () => {
  expect(takers(modules, 'mintGrant', 'sharing/consent-grant.ts')).toEqual(['phone.ts']);
  expect(takers(modules, 'useGrant', 'sharing/consent-grant.ts')).toEqual([
    'sharing/send-contact-form.ts',
    'sharing/send-history.ts',
  ]);
  expect(takers(modules, 'ConsentGrant', 'sharing/consent-grant.ts')).toEqual([]);
});

it('only sending encodes reports, claims and withdrawals', () => {
  for (const name of ['encodeReport', 'encodeClaim', 'encodeWithdrawal'])
    expect(takers(modules, name, '@bluezone/protocol'), name).toEqual(['sharing/send-history.ts']);
  expect(takers(modules, 'shareReport', 'sharing/send-history.ts')).toEqual(['phone.ts']);
  expect(takers(modules, 'encodeContactForm', '@bluezone/protocol')).toEqual([
    'sharing/send-contact-form.ts',
  ]);
  expect(takers(modules, 'sendContactForm', 'sharing/send-contact-form.ts')).toEqual(['phone.ts']);
});

it('the face is given no way to mint consent but by saying what was shown', () => {
  const index = modules.find(({ path }) => path === 'index.ts');
  const fromSharing = index === undefined ? [] : runtimeImports(index).filter((n) => inSharing(n.module));
  expect(fromSharing).toEqual([]);
});

/** Functions handed to a port as an argument, and ports given to anything that is not a call of their own. */
function callbacksToPorts({ source }: Module): string[] {
  const found: string[] = [];
  walk(source, (node) => {
    if (!ts.isCallExpression(node)) return;
    if (
      !/^(?:context\.|c\.)?ports\.\w+\.\w+$|^vault\.\w+$|^this\.#vault\.\w+$|^net\.\w+$/.test(
        node.expression.getText(),
      )
    )
      return;
    for (const argument of node.arguments)
      walk(argument, (inner) => {
        if (ts.isArrowFunction(inner) || ts.isFunctionExpression(inner)) {
          const isForArray = ts.isCallExpression(inner.parent);
          if (!isForArray) found.push(`${node.getText().slice(0, 60)}`);
        }
      });
  });
  return found;
}

it('no port is handed a callback, by any file of the phone', () => {
  expect(modules.flatMap(callbacksToPorts)).toEqual([]);
  const planted = parse('a.ts', 'ports.notifier.notify([{ tapped: () => shareReport() }]);');
  expect(callbacksToPorts(planted).length).toBe(1);
});

it('ports are declared without any parameter that is a function', () => {
  const ports = modules.find(({ path }) => path === 'ports.ts');
  if (ports === undefined) throw new Error('no ports.ts');
  const functions: string[] = [];
  walk(ports.source, (node) => {
    if (!ts.isMethodSignature(node)) return;
    for (const parameter of node.parameters)
      if (parameter.type !== undefined && ts.isFunctionTypeNode(parameter.type))
        functions.push(node.getText());
  });
  expect(functions).toEqual([]);
});

it('the owner’s acts in phone.ts are reached by name only: each sharing function is called in one place', () => {
  const phone = modules.find(({ path }) => path === 'phone.ts');
  if (phone === undefined) throw new Error('no phone.ts');
  const calls: string[] = [];
  walk(phone.source, (node) => {
    if (
      ts.isCallExpression(node) &&
      /^(?:share\w+|sendContactForm|withdrawShare|mintGrant|redeemCode)$/.test(node.expression.getText())
    )
      calls.push(`${enclosingProperty(node)}: ${node.expression.getText()}`);
  });
  expect(calls.sort()).toEqual([
    'consentToClaim: mintGrant',
    'consentToContactForm: mintGrant',
    'consentToReport: mintGrant',
    'redeem: redeemCode',
    'sendContactForm: sendContactForm',
    'shareClaim: shareClaim',
    'shareReport: shareReport',
    'withdraw: withdrawShare',
  ]);
});

/** Name of the outermost property of an object in which a node stands. */
function enclosingProperty(node: ts.Node): string {
  let name = '';
  for (let at: ts.Node = node; at !== undefined && !ts.isSourceFile(at); at = at.parent)
    if (ts.isPropertyAssignment(at) || ts.isMethodDeclaration(at)) name = at.name.getText();
  return name;
}
