// SPDX-License-Identifier: GPL-3.0-only
// The public statistics as a page: without a script, readable on any phone, printable.
import { createHash } from 'node:crypto';
import type { Statistics } from '../http/figure-schemas.ts';

type Language = 'vi' | 'en';

const style =
  ':root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;margin:1.5rem auto;max-width:70rem;padding:0 1rem}' +
  '.wide{overflow-x:auto}table{border-collapse:collapse;font-variant-numeric:tabular-nums}' +
  'th,td{border:1px solid;padding:.2rem .5rem;text-align:right;white-space:nowrap}th[scope=row],caption{text-align:left}' +
  'caption{font-size:1.25rem;font-weight:600;padding:.5rem 0}.muted{max-width:44rem}';
const styleHash = createHash('sha256').update(style).digest('base64');

export const statisticsHeaders: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'public, max-age=3600',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
};

const words = {
  vi: {
    title: 'Số liệu dịch',
    until: (day: string) => `Đến hết ngày ${day}.`,
    province: 'Tỉnh, thành phố',
    total: 'Tổng',
    week: 'Tuần từ',
    method: 'Cách tính',
    withheld: 'giữ kín',
    other: ['English', '/statistics', 'en'],
    data: 'Số liệu dạng JSON',
  },
  en: {
    title: 'Statistics of the outbreak',
    until: (day: string) => `Up to and including ${day}.`,
    province: 'Province',
    total: 'Total',
    week: 'Week from',
    method: 'Method',
    withheld: 'withheld',
    other: ['Tiếng Việt', '/thong-ke', 'vi'],
    data: 'The numbers as JSON',
  },
} as const;

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** The page in a language. */
export function statisticsPage(statistics: Statistics, language: Language): string {
  const t = words[language];
  const count = (value: number | null) =>
    value === null
      ? `<td><abbr title="${t.withheld}">–</abbr></td>`
      : `<td>${value.toLocaleString(language === 'vi' ? 'vi-VN' : 'en-GB')}</td>`;
  const tables = statistics.tables.map(({ title, rows, totals, total }) => {
    const head = statistics.weeks.map((week) => `<th scope="col">${week.slice(8)}/${week.slice(5, 7)}</th>`);
    const body = rows.map(
      ({ name, counts, total: sum }) =>
        `<tr><th scope="row">${escaped(name)}</th>${counts.map(count).join('')}${count(sum)}</tr>`,
    );
    return `<div class="wide" tabindex="0" role="region" aria-label="${escaped(title[language])}"><table><caption>${escaped(title[language])}</caption>
<thead><tr><th scope="col">${t.province} \\ ${t.week}</th>${head.join('')}<th scope="col">${t.total}</th></tr></thead>
<tbody>${body.join('\n')}</tbody>
<tfoot><tr><th scope="row">${t.total}</th>${totals.map(count).join('')}${count(total)}</tr></tfoot></table></div>`;
  });
  const [otherName, otherPath, otherLanguage] = t.other;
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${t.title}</title>
<style>${style}</style>
<main><h1>${t.title}</h1>
<p>${t.until(statistics.asOf)} <a href="${otherPath}" hreflang="${otherLanguage}" lang="${otherLanguage}">${otherName}</a> · <a href="/v1/statistics">${t.data}</a></p>
${tables.join('\n')}
<section><h2>${t.method}</h2><p class="muted">${escaped(statistics.method[language])}</p></section></main>
</html>
`;
}
