// SPDX-License-Identifier: GPL-3.0-only
// What the interface says of who was with whom.
import { type Static, Type } from 'typebox';
import {
  closed,
  cursorText,
  dayIn,
  dayOut,
  oneOf,
  orNull,
  provinceCode,
  recordId,
} from './record-schemas.ts';

const recordKinds = ['case', 'person'] as const;
const linkOrigins = ['interview', 'suggestion'] as const;

export const newLink = Type.Object(
  {
    from: recordId,
    to: recordId,
    day: Type.Optional(orNull(dayIn('Civil day on which they were together'))),
    note: Type.Optional(Type.String({ maxLength: 600 })),
  },
  closed,
);
export type NewLinkBody = Static<typeof newLink>;

export const linkView = Type.Object({
  linkId: Type.String(),
  from: Type.String({ description: 'Case or person from whom it may have passed' }),
  to: Type.String(),
  day: orNull(dayOut),
  note: Type.String(),
  origin: oneOf(linkOrigins),
});
export type LinkView = Static<typeof linkView>;

export const chainNode = Type.Object({
  id: Type.String(),
  kind: oneOf(recordKinds, 'A person of whom a case was made stands as the case'),
  name: Type.String(),
  province: orNull(Type.String()),
  commune: orNull(Type.String()),
  onsetDay: orNull(dayOut),
  sampleDay: orNull(dayOut),
  exposureDay: orNull(dayOut),
  /** Day by which it stands on the timeline: onset, else sample, else contact. */
  day: dayOut,
  generation: Type.Integer({
    description: '0 for who has no source in the chain, else one more than their source',
  }),
  state: Type.String({ description: 'Classification of a case, state of a person' }),
  linksOutside: Type.Boolean({ description: 'There are links that your scope does not show' }),
});
export type ChainNode = Static<typeof chainNode>;

export const chain = Type.Object({
  nodes: Type.Array(chainNode),
  edges: Type.Array(linkView),
  isCut: Type.Boolean({ description: 'There are more than are told' }),
});
export type Chain = Static<typeof chain>;

export const chainQuery = Type.Object(
  {
    case: Type.Optional(recordId),
    person: Type.Optional(recordId),
    province: Type.Optional(provinceCode),
    from: Type.Optional(dayIn('First day')),
    to: Type.Optional(dayIn('Last day')),
  },
  closed,
);
export type ChainQuery = Static<typeof chainQuery>;

export const suggestionQuery = Type.Object(
  {
    province: Type.Optional(provinceCode),
    day: Type.Optional(dayIn('Civil day of the contact')),
    case: Type.Optional(recordId),
    person: Type.Optional(recordId),
    cursor: Type.Optional(cursorText),
  },
  closed,
);
export type SuggestionQuery = Static<typeof suggestionQuery>;

export const suggestionView = Type.Object({
  suggestionId: Type.String({ description: 'Identifiers of both, with a hyphen' }),
  from: Type.String(),
  fromName: Type.String(),
  fromCommune: orNull(Type.String()),
  onsetDay: orNull(dayOut),
  sampleDay: dayOut,
  to: Type.String(),
  toKind: oneOf(recordKinds),
  toName: Type.String(),
  toCommune: orNull(Type.String()),
  day: dayOut,
  isSameCommune: Type.Boolean(),
});
export type SuggestionView = Static<typeof suggestionView>;
export const suggestions = Type.Object({
  suggestions: Type.Array(suggestionView),
  next: orNull(Type.String()),
});
export const suggestionParams = Type.Object({
  id: Type.String({ pattern: '^[0-9a-f]{16}-[0-9a-f]{16}$' }),
});
