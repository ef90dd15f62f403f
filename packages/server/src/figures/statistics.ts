// SPDX-License-Identifier: GPL-3.0-only
// What everybody may see: weeks that are over, by province, with small numbers withheld.
import { dateText } from '@bluezone/protocol';
import { sql } from 'kysely';
import type { CaseDesk } from '../cases/case-desk.ts';
import { civilToday } from '../cases/record-day.ts';
import type { Statistics } from '../http/figure-schemas.ts';
import { vietnamProvinces } from '../registration/vietnam-provinces.ts';
import { suppressSmall } from './suppress-small.ts';

const weeksShown = 12;
const unknownProvince = { vi: 'Chưa rõ tỉnh', en: 'Province not known' } as const;

const method = {
  vi: 'Mỗi ô là số hồ sơ của một tuần (thứ Hai đến Chủ nhật) ở một tỉnh; tuần đang diễn ra chưa được công bố. Số từ 1 đến 4 được giữ kín (dấu “–”), vì chúng có thể chỉ ra một người. Một số ô khác cũng được giữ kín, để không ai tính ra được các số nhỏ ấy từ những số còn lại. Số 0 được công bố. Số liệu đến từ hồ sơ của cơ quan y tế, không đến từ điện thoại của ai.',
  en: 'Each cell counts the records of a week (Monday to Sunday) of a province; the present week is not published. Numbers from 1 to 4 are withheld (“–”), since they may point at somebody. Some other cells are withheld as well, so that nobody works out the small numbers from the rest. Zeros are shown. The numbers come from the records of the health authority, not from anybody’s phone.',
} as const;

const titles = {
  cases: { vi: 'Ca bệnh được báo cáo', en: 'Cases reported' },
  'people-received': { vi: 'Người tiếp xúc được ghi nhận', en: 'Contacts recorded' },
} as const;

interface CountRow {
  readonly province: string | null;
  readonly week: number;
  readonly count: number;
}

/** Monday of the week of a day: 1 January 1970 was a Thursday. */
const mondayOf = (day: number): number => day - ((((day + 3) % 7) + 7) % 7);

async function countRows(
  { cases }: Pick<CaseDesk, 'cases'>,
  name: keyof typeof titles,
  from: number,
  end: number,
): Promise<CountRow[]> {
  const [rows, figure] =
    name === 'cases'
      ? [
          sql`select province, coalesce(reported_day, day) as day from cases.cases where classification <> 'discarded'`,
          'report',
        ]
      : [sql`select province, day from cases.people`, 'received'];
  const found = await sql<{ province: string | null; week: number; count: string | number }>`
    select nullif(province, '') as province, (day - ${from}::integer) / 7 as week, sum(count)::bigint as count from (
      select province, day, count(*) as count from (${rows}) living group by province, day
      union all
      select province, day, count from cases.record_totals where figure = ${figure}
    ) counted where day >= ${from}::integer and day < ${end}::integer group by 1, 2`.execute(cases);
  return found.rows.map((row) => ({ ...row, count: Number(row.count) }));
}

/** Counts of the last twelve weeks that are over. */
export async function readStatistics(desk: Pick<CaseDesk, 'cases'>, now: number): Promise<Statistics> {
  const end = mondayOf(civilToday(now));
  const from = end - 7 * weeksShown;
  const weeks = Array.from({ length: weeksShown }, (_, i) => dateText(from + 7 * i));
  const places = [
    ...vietnamProvinces.map(({ code, name }) => ({ province: code, name })),
    { province: null, name: `${unknownProvince.vi} · ${unknownProvince.en}` },
  ];
  const tables: Statistics['tables'] = [];
  for (const name of ['cases', 'people-received'] as const) {
    const rows = await countRows(desk, name, from, end);
    const counts = places.map(({ province }) => {
      const line = Array.from({ length: weeksShown }, () => 0);
      for (const row of rows) if (row.province === province) line[row.week] = row.count;
      return line;
    });
    const shown = suppressSmall(counts);
    tables.push({
      ...{ name, title: titles[name] },
      rows: places.map((place, i) => ({
        ...place,
        counts: shown.cells[i] as (number | null)[],
        total: shown.rowTotals[i] as number | null,
      })),
      totals: shown.columnTotals,
      total: shown.total,
    });
  }
  return { asOf: dateText(end - 1), weeks, method, tables };
}
