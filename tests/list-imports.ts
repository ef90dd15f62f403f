// SPDX-License-Identifier: GPL-3.0-only
import ts from 'typescript';

/** One place where a file names another module. */
export interface Import {
  readonly specifier: string;
  /** Counted from 1. */
  readonly line: number;
}

/**
 * Lists every module a source names: import and export declarations (of types too), `import()` as a call and as a
 * type, `require` and `import =`.
 *
 * @param path decides the syntax: .tsx or not
 * @param text the source
 */
export function listImports(path: string, text: string): Import[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false);
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    const named = namedModule(node);
    if (named) {
      const { line } = source.getLineAndCharacterOfPosition(named.getStart(source));
      found.push({ specifier: named.text, line: line + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function namedModule(node: ts.Node): ts.StringLiteralLike | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return literal(node.moduleSpecifier);
  if (ts.isExternalModuleReference(node)) return literal(node.expression);
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return literal(node.argument.literal);
  if (ts.isCallExpression(node) && (isDynamicImport(node) || isRequire(node)))
    return literal(node.arguments[0]);
  return undefined;
}

function isDynamicImport(node: ts.CallExpression): boolean {
  return node.expression.kind === ts.SyntaxKind.ImportKeyword;
}

function isRequire(node: ts.CallExpression): boolean {
  return ts.isIdentifier(node.expression) && node.expression.text === 'require';
}

function literal(node: ts.Node | undefined): ts.StringLiteralLike | undefined {
  return node && ts.isStringLiteralLike(node) ? node : undefined;
}
