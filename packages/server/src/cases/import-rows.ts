// SPDX-License-Identifier: GPL-3.0-only
// Rows of a file, hundreds at a time. Each row stands for itself: one that is wrong is told with its columns, and the others
// are entered. A file that broke off in the middle is sent again as a whole: what was entered is told as done.
import { type ErrorCode, utcDayAt } from '@bluezone/protocol';
import type { Kysely } from 'kysely';
import type { ImportAnswer, ImportedRow } from '../http/record-schemas.ts';
import { deskHmac } from '../phone-number.ts';
import { communeNamed, provinceNamed, provinceWith } from '../places/communes.ts';
import { inTransaction } from '../store/in-transaction.ts';
import type { CaseTables } from '../store/tables.ts';
import type { Actor } from './actor.ts';
import type { CaseDesk } from './case-desk.ts';
import { numberColumns, type Place, placeOfNew } from './human.ts';
import { isFormula, readPhone } from './import-values.ts';

export interface FileRow {
  readonly row: number;
  readonly cells: Readonly<Record<string, string | undefined>>;
}

export interface FileRows {
  /** SHA-256 of the file, in hexadecimal. */
  readonly file: string;
  readonly dryRun: boolean;
  readonly takeDuplicates?: boolean | undefined;
  readonly rows: readonly FileRow[];
}

type Issue = ImportedRow['errors'][number];

/** Cells of one row, read one after another, with what is wrong in them. */
export class RowCells {
  readonly errors: Issue[] = [];
  readonly warnings: Issue[] = [];
  readonly #cells: FileRow['cells'];

  constructor({ cells }: FileRow, phoneColumn: string) {
    this.#cells = cells;
    for (const [column, text] of Object.entries(cells))
      if (text !== undefined && column !== phoneColumn && isFormula(text))
        this.warn(column, 'import.formula');
  }

  wrong(column: string, code: ErrorCode): void {
    this.errors.push({ column, code });
  }

  warn(column: string, code: ErrorCode): void {
    this.warnings.push({ column, code });
  }

  /** Text of a column; empty when it is missing. */
  text(column: string): string {
    return (this.#cells[column] ?? '').trim();
  }

  /** A value of a column that may be empty; what cannot be read is told. */
  read<T>(column: string, reader: (text: string) => T | undefined): T | undefined {
    const text = this.text(column);
    if (text === '') return undefined;
    const value = reader(text);
    if (value === undefined) this.wrong(column, 'import.value');
    return value;
  }

  /** A value that must be there. */
  need<T>(column: string, reader: (text: string) => T | undefined): T | undefined {
    if (this.text(column) === '') this.wrong(column, 'import.missing');
    return this.read(column, reader);
  }

  /** A number that must be there, as it is to be kept. */
  phone(column: string, desk: CaseDesk): ReturnType<typeof numberColumns> | undefined {
    const text = this.need(column, readPhone);
    if (text === undefined) return undefined;
    const number = numberColumns(desk, text);
    if (number.ok) return number;
    this.wrong(column, number.code);
    return undefined;
  }

  /** Where somebody lives, by codes or names; the actor's own province where nothing is said. */
  place(actor: Actor): Place | undefined {
    const [provinceColumn, communeColumn] = ['patinfo_resadmin1', 'patinfo_resadmin2'] as const;
    const named = this.read(provinceColumn, provinceNamed);
    if (this.text(provinceColumn) !== '' && named === undefined) return undefined;
    const whole = named ?? actor.province ?? undefined;
    const commune = this.read(communeColumn, (text) => {
      if (whole !== undefined) return communeNamed(whole, text);
      return /^\d{5}$/.test(text) && provinceWith(text) !== undefined ? text : undefined;
    });
    if (this.text(communeColumn) !== '' && commune === undefined) return undefined;
    const place = placeOfNew(actor, { province: whole, commune });
    if (place.ok) return place.value;
    this.wrong(named === undefined ? communeColumn : provinceColumn, place.code);
    return undefined;
  }
}

/** A row that can be entered. */
export interface ReadyRow<T> {
  readonly columns: T;
  readonly id: string;
  /** What is the same for two rows that are the same. */
  readonly sameness: string;
}

export interface RowKind<T> {
  /** Which list it is: rows of one file may stand in several. */
  readonly name: string;
  readonly phoneColumn: string;
  /** Reads a row; undefined when the cells say what is wrong. */
  readonly read: (cells: RowCells) => ReadyRow<T> | undefined;
  /** Those of the rows that are there already, by their sameness. */
  readonly known: (rows: readonly ReadyRow<T>[]) => Promise<ReadonlySet<string>>;
  /** Enters rows and records that it was done. */
  readonly enter: (db: Kysely<CaseTables>, rows: readonly ReadyRow<T>[]) => Promise<void>;
}

/** Checks rows and, unless it is a dry run, enters those that are new. */
export async function importRows<T>(
  desk: CaseDesk,
  { file, dryRun, takeDuplicates = false, rows }: FileRows,
  kind: RowKind<T>,
  now: number,
): Promise<ImportAnswer> {
  const keyOf = (row: number) => deskHmac(desk.numberKey, 'import', kind.name, file, String(row));
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
  const keys = rows.map(({ row }) => keyOf(row));
  const before = await desk.cases
    .selectFrom('repeats')
    .select(['key_hash', 'subject'])
    .where('key_hash', 'in', keys)
    .execute();
  const done = new Map(before.map(({ key_hash, subject }) => [hex(key_hash), subject]));
  const answers: ImportedRow[] = [];
  const ready: { readonly at: number; readonly key: Uint8Array; readonly row: ReadyRow<T> }[] = [];
  rows.forEach((fileRow, i) => {
    const key = keys[i] as Uint8Array;
    const cells = new RowCells(fileRow, kind.phoneColumn);
    const { row } = fileRow;
    const entered = done.get(hex(key));
    const told = { row, id: entered ?? null, errors: cells.errors, warnings: cells.warnings };
    if (entered !== undefined) {
      answers.push({ ...told, result: 'done' });
      return;
    }
    const read = kind.read(cells);
    if (read === undefined || cells.errors.length > 0) {
      answers.push({ ...told, result: 'error' });
      return;
    }
    ready.push({ at: answers.length, key, row: read });
    answers.push({ ...told, result: 'new' });
  });
  const known = new Set(await kind.known(ready.map(({ row }) => row)));
  const fresh = ready.filter(({ at, row }) => {
    const isKnown = known.has(row.sameness);
    known.add(row.sameness);
    if (!isKnown) return true;
    const answer = answers[at] as ImportedRow;
    const warnings = [...answer.warnings, { column: kind.phoneColumn, code: 'import.duplicate' }];
    answers[at] = { ...answer, warnings, result: takeDuplicates ? 'new' : 'duplicate' };
    return takeDuplicates;
  });
  if (!dryRun && fresh.length > 0) {
    await inTransaction(desk.cases, async (transaction) => {
      // Two who send the same file at once take turns here, and the later one finds its rows done.
      const taken = await transaction
        .insertInto('repeats')
        .values(
          fresh.map(({ key, row }) => ({
            ...{ key_hash: key, body_hash: key, subject: row.id, day: utcDayAt(now) },
          })),
        )
        .onConflict((conflict) => conflict.doNothing())
        .returning('key_hash')
        .execute();
      const ours = new Set(taken.map(({ key_hash }) => hex(key_hash)));
      const entering = fresh.filter(({ key }) => ours.has(hex(key)));
      for (const { at, row, key } of fresh) {
        const answer = answers[at] as ImportedRow;
        answers[at] = ours.has(hex(key))
          ? { ...answer, id: row.id }
          : { ...answer, id: null, result: 'done' };
      }
      if (entering.length > 0)
        await kind.enter(
          transaction,
          entering.map(({ row }) => row),
        );
    });
  }
  const counts = { new: 0, duplicate: 0, error: 0, done: 0 };
  for (const { result } of answers) counts[result]++;
  return { rows: answers, counts };
}
