// SPDX-License-Identifier: GPL-3.0-only
// Parts of the descriptions of cases, of people and of their chains that several routes share.
import { symptoms } from '@bluezone/protocol';
import { type Static, type TSchema, Type } from 'typebox';

/** A body holds what is described and nothing else. */
export const closed = { additionalProperties: false } as const;

/** One of several words. */
export const oneOf = <const T extends readonly string[]>(words: T, description?: string) =>
  Type.Unsafe<T[number]>({
    type: 'string',
    enum: [...words],
    ...(description === undefined ? {} : { description }),
  });

export const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

export const sexes = ['female', 'male', 'other'] as const;
export const testKinds = ['pcr', 'antigen', 'other'] as const;
export const classifications = ['confirmed', 'probable', 'suspected', 'discarded'] as const;
export const healthStates = ['at-home', 'hospital', 'recovered', 'died'] as const;
export const codeStates = ['none', 'issued', 'redeemed', 'expired', 'void'] as const;
/** What came of telling the patient a code, in one key. */
export const callOutcomes = [
  'code-given',
  'no-smartphone',
  'no-app',
  'expired-in-call',
  'not-reached',
  'declined',
] as const;
export const caseStates = ['open', 'closed'] as const;

/** Day as it comes in; whether the calendar has it, the desk checks. */
export const dayIn = (description: string) =>
  Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$', description: `${description}, YYYY-MM-DD` });
export const dayOut = Type.String({ description: 'YYYY-MM-DD' });
export const recordId = Type.String({ pattern: '^[0-9a-f]{16}$' });
export const idParams = Type.Object({ id: recordId });
export const version = Type.Integer({
  minimum: 1,
  maximum: 2_147_483_647,
  description: 'Of the record as you saw it',
});
export const provinceCode = Type.String({
  pattern: '^[0-9]{2}$',
  description: 'Official code of the province',
});
export const communeCode = Type.String({
  pattern: '^[0-9]{5}$',
  description: 'Official code of the commune',
});
export const birthYear = Type.Integer({ minimum: 1890, maximum: 2100 });
export const symptomList = Type.Array(oneOf(symptoms), { maxItems: symptoms.length, uniqueItems: true });
export const username = Type.String({
  minLength: 1,
  maxLength: 80,
  pattern: '^[^\\u0000-\\u001f\\ud800-\\udfff]+$',
});
const text = (maxLength: number) => Type.String({ maxLength });

/** Who somebody is and where they live, as it comes in. */
export const personFields = {
  name: text(120),
  birthYear: orNull(birthYear),
  sex: orNull(oneOf(sexes)),
  province: orNull(provinceCode),
  commune: orNull(communeCode),
  address: text(200),
} as const;

export const phoneIn = Type.String({ minLength: 1, maxLength: 40, description: 'As people write it' });
export const noteIn = text(2000);

/** Whole numbers in a query. */
export const limitText = Type.String({ pattern: '^([1-9][0-9]?|1[0-9]{2}|200)$', description: '1 to 200' });
export const cursorText = Type.String({
  maxLength: 400,
  pattern: '^[A-Za-z0-9_-]+$',
  description: 'From the answer before',
});
export const searchText = Type.String({
  maxLength: 80,
  description: 'Name without regard to marks, whole phone number or its last four digits, or identifier',
});

/** Header of calls that a queue may repeat: the same key is carried out once. */
export const onceHeaders = Type.Object({
  'idempotency-key': Type.Optional(
    Type.String({
      pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$',
      description: 'Random UUID; kept to the end of the next UTC day',
    }),
  ),
});

/** Acts of which a record's chronology consists. */
export const recordActs = [
  'case.create',
  'case.import',
  'case.change',
  'case.outcome',
  'code.issue',
  'code.message',
  'person.create',
  'person.form',
  'person.import',
  'person.change',
  'person.assign',
  'person.follow-up',
  'person.convert',
  'chain.link',
  'chain.unlink',
] as const;

/** What was done to a record, by UTC day; the order within a day is not kept. */
export const recordEvent = Type.Object({ day: dayOut, act: oneOf(recordActs), actor: Type.String() });
export type RecordEventView = Static<typeof recordEvent>;
export const recordEvents = Type.Object({ events: Type.Array(recordEvent) });

/** A row of a file as the console read it: text by column, nothing checked yet. */
const rowIssue = Type.Object({
  column: Type.String(),
  code: Type.String({ description: 'Code of the catalogue' }),
});
export const importedRow = Type.Object({
  row: Type.Integer({ description: 'Row of the file, from 1' }),
  result: oneOf(
    ['new', 'duplicate', 'error', 'done'] as const,
    'new: would be entered, or was; done: was entered by an earlier try of the same file',
  ),
  id: orNull(Type.String()),
  errors: Type.Array(rowIssue),
  warnings: Type.Array(rowIssue),
});
export type ImportedRow = Static<typeof importedRow>;
export const importAnswer = Type.Object({
  rows: Type.Array(importedRow),
  counts: Type.Object({
    new: Type.Integer(),
    duplicate: Type.Integer(),
    error: Type.Integer(),
    done: Type.Integer(),
  }),
});
export type ImportAnswer = Static<typeof importAnswer>;
/** Rows of one call; the console sends a long file in pieces. */
const rowsAtOnce = 500;
export const importBodyLimit = 4 * 1024 * 1024;
/** @param columns names of the columns a row may have */
export const importBody = (columns: readonly string[]) =>
  Type.Object(
    {
      file: Type.String({
        pattern: '^[0-9a-f]{64}$',
        description: 'SHA-256 of the file: a second try goes on where the first ended',
      }),
      dryRun: Type.Boolean({ description: 'Only says what would come of it' }),
      takeDuplicates: Type.Optional(
        Type.Boolean({ description: 'Enter those too that seem to be there already' }),
      ),
      rows: Type.Array(
        Type.Object(
          {
            row: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
            cells: Type.Object(
              Object.fromEntries(
                columns.map((name) => [name, Type.Optional(Type.String({ maxLength: 4000 }))]),
              ) as Record<string, ReturnType<typeof Type.Optional<ReturnType<typeof Type.String>>>>,
              closed,
            ),
          },
          closed,
        ),
        { minItems: 1, maxItems: rowsAtOnce },
      ),
    },
    closed,
  );
