// SPDX-License-Identifier: GPL-3.0-only
// What the interface says of people who told the authority, or whom a patient named.
import { symptoms } from '@bluezone/protocol';
import { type Static, Type } from 'typebox';
import {
  birthYear,
  closed,
  communeCode,
  cursorText,
  dayIn,
  dayOut,
  limitText,
  noteIn,
  oneOf,
  orNull,
  personFields,
  phoneIn,
  provinceCode,
  recordId,
  searchText,
  sexes,
  symptomList,
  testKinds,
  username,
  version,
} from './record-schemas.ts';

const personStates = ['new', 'following', 'unreachable', 'refused', 'finished', 'case'] as const;
const personSources = ['form', 'interview', 'import'] as const;
const degrees = ['F1', 'F2'] as const;
/** What came of a try to reach somebody, or that they declared how they are by themselves. */
const followUpOutcomes = ['well', 'symptoms', 'no-answer', 'wrong-number', 'refused', 'finished'] as const;
const followUpKinds = ['call', 'declaration'] as const;
const worklistStates = ['due', 'overdue', 'unreachable', 'symptomatic', 'new', 'finished', 'all'] as const;

const exposureFields = {
  degree: oneOf(degrees),
  exposureDay: dayIn('Civil day of the contact'),
  exposureNote: noteIn,
  symptoms: symptomList,
  note: noteIn,
} as const;

export const newPerson = Type.Object(
  {
    phoneNumber: phoneIn,
    name: Type.String({ minLength: 1, maxLength: 120 }),
    exposureDay: exposureFields.exposureDay,
    degree: Type.Optional(exposureFields.degree),
    birthYear: Type.Optional(orNull(birthYear)),
    sex: Type.Optional(orNull(oneOf(sexes))),
    province: Type.Optional(orNull(provinceCode)),
    commune: Type.Optional(orNull(communeCode)),
    address: Type.Optional(personFields.address),
    exposureNote: Type.Optional(noteIn),
    symptoms: Type.Optional(symptomList),
    note: Type.Optional(noteIn),
    /** The case or person who named them: a link is recorded with it. */
    namedBy: Type.Optional(recordId),
  },
  closed,
);
export type NewPersonBody = Static<typeof newPerson>;

export const personChange = Type.Object(
  {
    version,
    phoneNumber: Type.Optional(phoneIn),
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
    birthYear: Type.Optional(orNull(birthYear)),
    sex: Type.Optional(orNull(oneOf(sexes))),
    province: Type.Optional(orNull(provinceCode)),
    commune: Type.Optional(orNull(communeCode)),
    address: Type.Optional(personFields.address),
    degree: Type.Optional(exposureFields.degree),
    exposureDay: Type.Optional(exposureFields.exposureDay),
    exposureNote: Type.Optional(noteIn),
    symptoms: Type.Optional(symptomList),
    note: Type.Optional(noteIn),
    nextDay: Type.Optional(orNull(dayIn('When to call next'))),
  },
  closed,
);
export type PersonChangeBody = Static<typeof personChange>;

const summaryFields = {
  personId: Type.String(),
  version: Type.Integer(),
  name: Type.String(),
  phoneNumber: Type.String({ description: 'E.164; nobody has checked that it is the sender’s' }),
  birthYear: orNull(Type.Integer()),
  sex: orNull(oneOf(sexes)),
  province: orNull(Type.String()),
  commune: orNull(Type.String()),
  source: oneOf(personSources),
  degree: oneOf(degrees),
  exposureDay: dayOut,
  symptoms: symptomList,
  state: oneOf(personStates),
  isSymptomatic: Type.Boolean(),
  nextDay: orNull(dayOut),
  lastDay: orNull(dayOut),
  untilDay: dayOut,
  tries: Type.Integer({ description: 'Tries in a row without an answer' }),
  assignee: orNull(Type.String()),
  received: dayOut,
} as const;

export const personSummary = Type.Object(summaryFields);
export type PersonSummary = Static<typeof personSummary>;

const followUpView = Type.Object({
  followUpId: Type.String(),
  day: dayOut,
  kind: oneOf(followUpKinds),
  outcome: oneOf(followUpOutcomes),
  symptoms: symptomList,
  note: Type.String(),
  actor: Type.String(),
});

export const personView = Type.Object({
  ...summaryFields,
  address: Type.String(),
  minutes: orNull(Type.Integer({ description: 'Weighted minutes, of a form' })),
  exposureNote: Type.String(),
  note: Type.String(),
  caseId: orNull(Type.String({ description: 'The case that was made of them' })),
  followUps: Type.Array(followUpView),
  /** What the person sent by their own act, as it came. */
  forms: Type.Array(
    Type.Object({
      received: dayOut,
      name: Type.String(),
      province: orNull(Type.String()),
      symptoms: Type.Array(oneOf(symptoms)),
      note: Type.String(),
      exposureDay: dayOut,
      degree: oneOf(degrees),
      minutes: Type.Integer(),
    }),
  ),
});
export type PersonView = Static<typeof personView>;

export const personQuery = Type.Object(
  {
    state: Type.Optional(oneOf(worklistStates)),
    cursor: Type.Optional(cursorText),
    limit: Type.Optional(limitText),
    search: Type.Optional(searchText),
    province: Type.Optional(provinceCode),
    commune: Type.Optional(communeCode),
    assignee: Type.Optional(
      Type.String({
        maxLength: 80,
        pattern: '^[^\\u0000-\\u001f\\ud800-\\udfff]*$',
        description: 'A user name, "me" for oneself, "none" for nobody',
      }),
    ),
  },
  closed,
);
export type PersonQuery = Static<typeof personQuery>;
export const personPage = Type.Object({
  people: Type.Array(personSummary),
  next: orNull(Type.String()),
  today: dayOut,
});
export const worklistCounts = Type.Object({
  due: Type.Integer(),
  overdue: Type.Integer(),
  unreachable: Type.Integer(),
  symptomatic: Type.Integer(),
  new: Type.Integer(),
  today: dayOut,
});

export const newFollowUp = Type.Object(
  {
    version,
    outcome: oneOf(followUpOutcomes),
    kind: Type.Optional(oneOf(followUpKinds)),
    symptoms: Type.Optional(symptomList),
    note: Type.Optional(Type.String({ maxLength: 600 })),
    nextDay: Type.Optional(orNull(dayIn('When to call next; as the rules say when left out'))),
    day: Type.Optional(dayIn('Civil day of the call, where it is told later')),
  },
  closed,
);
export type NewFollowUpBody = Static<typeof newFollowUp>;

export const conversion = Type.Object(
  {
    version,
    sampleDay: dayIn('Day of the sample'),
    testKind: Type.Optional(orNull(oneOf(testKinds))),
    onsetDay: Type.Optional(orNull(dayIn('Day of the first symptoms'))),
    note: Type.Optional(noteIn),
  },
  closed,
);
export type ConversionBody = Static<typeof conversion>;

export const assignment = Type.Object(
  {
    ids: Type.Array(recordId, { minItems: 1, maxItems: 500, uniqueItems: true }),
    assignee: orNull(username),
  },
  closed,
);
export const assigned = Type.Object({ assigned: Type.Integer(), unknown: Type.Array(Type.String()) });
