// SPDX-License-Identifier: GPL-3.0-only
// What a database says of a refused statement may quote the values in it. These errors are made from its code and the
// names of our own tables, so that whatever logs or shows one tells nothing about anybody.

/** The database cannot be reached, or gave no answer in time: whether the statement was carried out is not known. */
export class StoreUnavailableError extends Error {
  override readonly name = 'StoreUnavailableError';
}

/** The database refused a statement and carried nothing out: a bug, or two transactions that stood in each other's way. */
export class StatementError extends Error {
  override readonly name = 'StatementError';
  /** SQLSTATE, five characters. */
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** What both engines' errors have in common. */
interface DatabaseError {
  readonly code: string;
  readonly message: string;
  readonly table: string | undefined;
  readonly constraint: string | undefined;
}

function databaseErrorOf(error: unknown): DatabaseError | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { code, message, severity, table, constraint } = error as Record<string, unknown>;
  if (typeof code !== 'string' || code.length !== 5 || typeof severity !== 'string') return undefined;
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return { code, message: text(message) ?? '', table: text(table), constraint: text(constraint) };
}

/** Connection lost or refused (08, 28, 3D), no resources (53), shut down or cancelled (57), read-only after a failover. */
const unavailableClasses: ReadonlySet<string> = new Set(['08', '28', '3D', '53', '57', '58']);
const unavailableCodes: ReadonlySet<string> = new Set(['25006', '25P03', '55P03']);

/** SQLSTATEs of transactions that stood in each other's way; nothing was carried out, and again it will be. */
const conflictCodes: ReadonlySet<string> = new Set(['40001', '40P01']);

/** Whether the same again may succeed. */
export function isConflict(error: unknown): boolean {
  return error instanceof StatementError && conflictCodes.has(error.code);
}

/** An engine's error without values: {@link StatementError} when the database refused, else {@link StoreUnavailableError}. */
export function storeErrorOf(error: unknown): StatementError | StoreUnavailableError {
  if (error instanceof StatementError || error instanceof StoreUnavailableError) return error;
  const told = databaseErrorOf(error);
  if (told === undefined) return new StoreUnavailableError(systemReason(error));
  const { code, message, table, constraint } = told;
  if (unavailableClasses.has(code.slice(0, 2)) || unavailableCodes.has(code))
    return new StoreUnavailableError(`${message} (SQLSTATE ${code})`);
  // Class 42 quotes the statement's own text; other classes may quote values.
  const what = code.startsWith('42')
    ? message
    : [table, constraint].filter((name) => name !== undefined).join(' ');
  return new StatementError(
    code,
    `the database refused a statement: SQLSTATE ${code}${what === '' ? '' : `, ${what}`}`,
  );
}

/** Several addresses of one host fail together as one error without a message. */
function systemReason(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return systemReason(error.errors[0]);
  return error instanceof Error && error.message !== '' ? error.message : 'unknown reason';
}
