// SPDX-License-Identifier: GPL-3.0-only
// What the interface says of numbers without people.
import { type Static, Type } from 'typebox';
import { closed, dayIn, dayOut, oneOf, orNull, provinceCode } from './record-schemas.ts';

const figureNames = [
  'cases-by-onset',
  'cases-by-report',
  'cases-by-confirmation',
  'codes-issued',
  'codes-redeemed',
  'calls-by-outcome',
  'days-sample-to-code',
  'days-code-to-redemption',
  'days-received-to-first-follow-up',
  'people-received',
  'contacts-per-case',
  'known-contacts',
  'coverage',
] as const;

export const figureQuery = Type.Object(
  {
    from: Type.Optional(dayIn('First day')),
    to: Type.Optional(dayIn('Last day')),
    province: Type.Optional(provinceCode),
  },
  closed,
);
export type FigureQuery = Static<typeof figureQuery>;

export const figure = Type.Object({
  name: oneOf(figureNames),
  title: Type.Object({ vi: Type.String(), en: Type.String() }),
  definition: Type.Object({ vi: Type.String(), en: Type.String() }),
  unit: oneOf(['people', 'codes', 'cases', 'days', 'share', 'provinces'] as const),
  /** What `key` of a point is. */
  axis: oneOf(['day', 'days', 'count', 'outcome', 'province'] as const),
  points: Type.Array(Type.Object({ key: Type.String(), value: Type.Number() })),
  /** Median of a distribution, or the one number that the figure is. */
  summary: orNull(Type.Number()),
});
export type Figure = Static<typeof figure>;
export const figures = Type.Object({
  from: dayOut,
  to: dayOut,
  province: orNull(Type.String()),
  figures: Type.Array(figure),
});

export const communeList = Type.Object({
  source: Type.Object({ vi: Type.String(), en: Type.String() }),
  asOf: dayOut,
  provinces: Type.Array(
    Type.Object({
      code: Type.String(),
      name: Type.String(),
      englishName: Type.String(),
      communes: Type.Array(
        Type.Object({
          code: Type.String(),
          name: Type.String(),
          kind: oneOf(['commune', 'ward', 'special-zone'] as const),
        }),
      ),
    }),
  ),
});

const shown = orNull(
  Type.Integer({ description: 'null: withheld, from 1 to 4 or so that no such number can be worked out' }),
);
export const statistics = Type.Object({
  asOf: dayOut,
  weeks: Type.Array(dayOut, { description: 'Monday of each week, all of them over' }),
  method: Type.Object({ vi: Type.String(), en: Type.String() }),
  tables: Type.Array(
    Type.Object({
      name: oneOf(['cases', 'people-received'] as const),
      title: Type.Object({ vi: Type.String(), en: Type.String() }),
      rows: Type.Array(
        Type.Object({
          province: orNull(Type.String()),
          name: Type.String(),
          counts: Type.Array(shown),
          total: shown,
        }),
      ),
      totals: Type.Array(shown),
      total: shown,
    }),
  ),
});
export type Statistics = Static<typeof statistics>;
