// SPDX-License-Identifier: GPL-3.0-only
// What a search over all desks amounts to, from its answer alone. Two sides must not meet: desks that know people
// (registration, cases) and desks that know keys and meetings.
import type { FoundRow, TourFound } from '@bluezone/simulator';

type DeskId = FoundRow['desk'];

/** In the order in which they are shown. */
export const deskIds = [
  'registration',
  'cases',
  'exposure',
  'meetings',
  'log',
  'observer',
] as const satisfies readonly DeskId[];

const identityDesks: ReadonlySet<DeskId> = new Set(['registration', 'cases']);
const contentDesks: ReadonlySet<DeskId> = new Set(['exposure', 'meetings']);

export type Verdict =
  /** No row anywhere. */
  | 'nothing'
  /** Only log lines or what a line showed. */
  | 'onlyTraces'
  | 'identityOnly'
  | 'contentOnly'
  /** Both sides hold what was typed; nothing leads from one to the other. */
  | 'joinedByText'
  /** Only numbers lead from one side to the other: days and counts, which many rows hold by chance. */
  | 'weak'
  /** A value that stands for one row leads from one side to the other. */
  | 'joined';

export interface Conclusion {
  readonly verdict: Verdict;
  /** Desks with rows, in order. */
  readonly desks: readonly DeskId[];
  /** Values that led from one side to the other, each with where it stood. */
  readonly bridges: readonly string[];
  /** A case row holds what was looked for. */
  readonly isCase: boolean;
  /** The value that several desks share in the fewest rows, mere counts left out; null when there is none. */
  readonly rarest: TourFound['shared'][number] | null;
}

export function conclude({ rows, shared }: TourFound): Conclusion {
  const desks = deskIds.filter((id) => rows.some(({ desk }) => desk === id));
  const crossings = crossingsOf(rows);
  const hasIdentity = desks.some((desk) => identityDesks.has(desk));
  const hasContent = desks.some((desk) => contentDesks.has(desk));
  return {
    verdict: verdictOf(desks, hasIdentity, hasContent, crossings),
    desks,
    bridges: [...new Set(crossings.map(({ by }) => `${by.value} (${by.table}.${by.column})`))],
    isCase: rows.some(({ desk, table, by }) => desk === 'cases' && table === 'cases' && by === null),
    rarest: shared
      .filter(({ value }) => !isCount(value))
      .reduce<Conclusion['rarest']>(
        (least, each) => (least === null || each.rows < least.rows ? each : least),
        null,
      ),
  };
}

function verdictOf(
  desks: readonly DeskId[],
  hasIdentity: boolean,
  hasContent: boolean,
  crossings: readonly Crossing[],
): Verdict {
  if (desks.length === 0) return 'nothing';
  if (hasIdentity && hasContent) {
    if (crossings.some(({ by }) => !isNumber(by.value))) return 'joined';
    return crossings.length > 0 ? 'weak' : 'joinedByText';
  }
  if (hasIdentity) return 'identityOnly';
  return hasContent ? 'contentOnly' : 'onlyTraces';
}

type Crossing = FoundRow & { readonly by: NonNullable<FoundRow['by']> };

/** Rows that were reached from the other side. */
function crossingsOf(rows: readonly FoundRow[]): Crossing[] {
  const deskOfTable = new Map(rows.map(({ table, desk }) => [table, desk]));
  const side = (desk: DeskId | undefined): 'identity' | 'content' | null =>
    desk === undefined
      ? null
      : identityDesks.has(desk)
        ? 'identity'
        : contentDesks.has(desk)
          ? 'content'
          : null;
  return rows.filter((row): row is Crossing => {
    if (row.by === null) return false;
    const [from, to] = [side(deskOfTable.get(row.by.table)), side(row.desk)];
    return from !== null && to !== null && from !== to;
  });
}

/** Counts up to some thousands stand in every column of counts. */
const isCount = (value: string): boolean => /^-?\d{1,4}$/.test(value);

const isNumber = (value: string): boolean => /^-?\d{1,10}$/.test(value);
