// SPDX-License-Identifier: GPL-3.0-only
// What the record of what staff did tells those who audit it.
import { Type } from 'typebox';
import { dayIn, dayOut, orNull } from './record-schemas.ts';

const province = Type.String({ description: 'Two digits; "" where an act concerned no province' });

const auditFilter = {
  province: Type.Optional(
    Type.String({
      pattern: '^([0-9]{2}|country)$',
      description: 'Two digits, or "country" for acts of no province',
    }),
  ),
  from: Type.Optional(dayIn('First UTC day')),
  to: Type.Optional(dayIn('Last UTC day')),
  actor: Type.Optional(Type.String({ minLength: 1, maxLength: 80 })),
  act: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
  subject: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 80,
      pattern: '^[^\\s]+$',
      description: 'One id of those an act concerned',
    }),
  ),
};

export const auditQuery = Type.Object(
  {
    ...auditFilter,
    cursor: Type.Optional(Type.String({ pattern: '^[0-9]{1,7}-[0-9a-f]{32}$' })),
  },
  { additionalProperties: false },
);
export const auditExportQuery = Type.Object(auditFilter, { additionalProperties: false });

const actView = Type.Object({
  id: Type.String({
    description: '16 random bytes, hexadecimal; the order of acts within a day is not kept',
  }),
  day: dayOut,
  province,
  actor: Type.String(),
  act: Type.String(),
  subject: Type.Array(Type.String(), { description: 'Ids of what it was done to' }),
  sealed: Type.Boolean({ description: 'False for acts of a day that is not sealed yet' }),
});

export const actPage = Type.Object({
  acts: Type.Array(actView, { description: 'At most 200, newest day first' }),
  next: orNull(Type.String({ description: 'Cursor of the next page' })),
});

const headView = Type.Object({
  province,
  seal: Type.Integer({ description: '1, 2, 3 … within the province' }),
  day: dayOut,
  count: Type.Integer({ description: 'How many acts it seals' }),
  head: Type.String({ description: 'SHA-256 of the head before and the acts, hexadecimal' }),
});

export const auditHeads = Type.Object({
  heads: Type.Array(headView, { description: 'By province and seal' }),
});

export const auditCheck = Type.Object({
  ok: Type.Boolean(),
  acts: Type.Integer({ description: 'Sealed acts that were read' }),
  heads: Type.Integer(),
  waiting: Type.Integer({ description: 'Acts of days that are not sealed yet' }),
  older: Type.Integer({ description: 'Acts of before there were seals' }),
  faults: Type.Array(
    Type.Object({
      province,
      seal: Type.Integer(),
      day: Type.String({ description: 'YYYY-MM-DD; "" where it is not known' }),
      fault: Type.Union([
        Type.Literal('changed', { description: 'The acts are not those that were sealed' }),
        Type.Literal('missing', { description: 'There is no head where one must be' }),
        Type.Literal('unsealed', { description: 'Acts name a seal that does not exist' }),
        Type.Literal('rewritten', { description: 'A head is not the one that was kept elsewhere' }),
      ]),
    }),
  ),
});
