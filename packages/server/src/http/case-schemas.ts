// SPDX-License-Identifier: GPL-3.0-only
// What the interface says of cases.
import { type Static, Type } from 'typebox';
import {
  callOutcomes,
  caseStates,
  classifications,
  closed,
  codeStates,
  communeCode,
  cursorText,
  dayIn,
  dayOut,
  healthStates,
  limitText,
  noteIn,
  oneOf,
  orNull,
  personFields,
  phoneIn,
  provinceCode,
  searchText,
  sexes,
  symptomList,
  testKinds,
  username,
  version,
} from './record-schemas.ts';

/** What may be said of a case besides its number and the day of its sample. */
const caseFields = {
  ...personFields,
  occupation: Type.String({ maxLength: 120 }),
  testKind: orNull(oneOf(testKinds)),
  onsetDay: orNull(dayIn('Day of the first symptoms')),
  symptoms: symptomList,
  classification: oneOf(classifications),
  confirmedDay: orNull(dayIn('Day on which the laboratory confirmed it')),
  reportedDay: orNull(dayIn('Day on which the authority heard of it')),
  health: orNull(oneOf(healthStates)),
  healthDay: orNull(dayIn('Day from which that is so')),
  exposureNote: noteIn,
  placesNote: noteIn,
  note: noteIn,
  assignee: orNull(username),
  state: oneOf(caseStates),
} as const;

export const newCase = Type.Object(
  {
    phoneNumber: phoneIn,
    sampleDay: dayIn('Day of the sample'),
    ...(Object.fromEntries(
      Object.entries(caseFields).map(([name, schema]) => [name, Type.Optional(schema)]),
    ) as unknown as {
      [K in keyof typeof caseFields]: ReturnType<typeof Type.Optional<(typeof caseFields)[K]>>;
    }),
  },
  closed,
);
export type NewCaseBody = Static<typeof newCase>;

export const caseChange = Type.Object(
  {
    version,
    phoneNumber: Type.Optional(phoneIn),
    sampleDay: Type.Optional(dayIn('Day of the sample')),
    ...(Object.fromEntries(
      Object.entries(caseFields).map(([name, schema]) => [name, Type.Optional(schema)]),
    ) as unknown as {
      [K in keyof typeof caseFields]: ReturnType<typeof Type.Optional<(typeof caseFields)[K]>>;
    }),
  },
  closed,
);
export type CaseChangeBody = Static<typeof caseChange>;

const summaryFields = {
  caseId: Type.String(),
  version: Type.Integer(),
  name: Type.String(),
  phoneNumber: Type.String({ description: 'E.164' }),
  birthYear: orNull(Type.Integer()),
  sex: orNull(oneOf(sexes)),
  province: orNull(Type.String()),
  commune: orNull(Type.String()),
  sampleDay: dayOut,
  onsetDay: orNull(dayOut),
  classification: oneOf(classifications),
  state: oneOf(caseStates),
  assignee: orNull(Type.String()),
  /** UTC day on which the case was entered. */
  entered: dayOut,
  code: oneOf(codeStates),
  callOutcome: orNull(oneOf(callOutcomes)),
  knownContact: Type.Boolean({ description: 'Was followed up as a contact before' }),
} as const;

export const caseSummary = Type.Object(summaryFields);
export type CaseSummary = Static<typeof caseSummary>;

export const caseView = Type.Object({
  ...summaryFields,
  address: Type.String(),
  occupation: Type.String(),
  testKind: orNull(oneOf(testKinds)),
  symptoms: symptomList,
  confirmedDay: orNull(dayOut),
  reportedDay: orNull(dayOut),
  health: orNull(oneOf(healthStates)),
  healthDay: orNull(dayOut),
  exposureNote: Type.String(),
  placesNote: Type.String(),
  note: Type.String(),
  codeExpires: orNull(
    Type.Integer({ description: 'Unix seconds, the end of a UTC day; of a code that is out' }),
  ),
  codeIssuedDay: orNull(dayOut),
  personId: orNull(Type.String({ description: 'The person from whom the case was made' })),
});
export type CaseView = Static<typeof caseView>;

export const entered = Type.Object({ caseId: Type.String(), version: Type.Integer() });

const caseSorts = ['newest', 'oldest', 'sample', 'onset', 'name'] as const;
export const caseQuery = Type.Object(
  {
    cursor: Type.Optional(cursorText),
    limit: Type.Optional(limitText),
    search: Type.Optional(searchText),
    sort: Type.Optional(oneOf(caseSorts)),
    state: Type.Optional(oneOf(caseStates)),
    classification: Type.Optional(oneOf(classifications)),
    code: Type.Optional(oneOf(codeStates)),
    callOutcome: Type.Optional(oneOf(callOutcomes)),
    province: Type.Optional(provinceCode),
    commune: Type.Optional(communeCode),
    assignee: Type.Optional(username),
    from: Type.Optional(dayIn('First day of entry')),
    to: Type.Optional(dayIn('Last day of entry')),
  },
  closed,
);
export type CaseQuery = Static<typeof caseQuery>;
export const casePage = Type.Object({
  cases: Type.Array(caseSummary),
  next: orNull(Type.String({ description: 'Cursor of the next page' })),
});

export const issuedCode = Type.Object({
  digits: Type.String({ description: '8 digits to read aloud' }),
  link: Type.String({ description: 'The same right as a link, 16 bytes in hexadecimal' }),
  expires: Type.Integer({ description: 'Unix seconds: the end of a UTC day' }),
});
export const codeMessage = Type.Object(
  {
    digits: Type.String({
      pattern: '^[0-9]{8}$',
      description: 'As they were issued: the desk keeps only their hash',
    }),
    language: Type.Optional(oneOf(['vi', 'en'] as const)),
  },
  closed,
);
export const caseOutcome = Type.Object({ version, outcome: orNull(oneOf(callOutcomes)) }, closed);

export const duplicateQuery = Type.Object(
  {
    phone: Type.Optional(phoneIn),
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
    birthYear: Type.Optional(Type.String({ pattern: '^(1[89]|20)[0-9]{2}$' })),
  },
  closed,
);
export const duplicates = Type.Object({
  found: Type.Array(
    Type.Object({
      kind: oneOf(['case', 'person'] as const),
      id: Type.String(),
      name: Type.String(),
      phoneNumber: Type.String(),
      birthYear: orNull(Type.Integer()),
      commune: orNull(Type.String()),
      day: dayOut,
      reasons: Type.Array(oneOf(['phone', 'name-and-birth-year'] as const)),
    }),
  ),
  elsewhere: Type.Boolean({ description: 'The number is known outside your scope; no more is told' }),
});
export type Duplicates = Static<typeof duplicates>;
