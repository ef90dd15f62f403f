// SPDX-License-Identifier: GPL-3.0-only
// The whole drawing as a file of its own: nothing in it points to the console, and it is light on white wherever it is opened.
import { shortDayText } from '../language/format.ts';
import { generationOf } from './chain.ts';
import { type ChainDrawing, type ChainMeasures, linkPath, usualMeasures } from './lay-out-chain.ts';
import { markSize, shapeOf } from './mark-of.ts';

const colours = ['#5b3a9e', '#0f5bb5', '#12633a', '#51606f'] as const;
const ink = '#16212c';
const line = '#75879a';
const head = 28;
/** Lines that run behind a name do not strike it through. */
const halo = 'paint-order="stroke" stroke="#ffffff" stroke-width="4" stroke-linejoin="round"';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** What XML may not hold at all: control characters but tab and the ends of lines, and two that are none. */
const isForbidden = (code: number): boolean =>
  (code < 32 && code !== 9 && code !== 10 && code !== 13) || code === 0xfffe || code === 0xffff;

/** Text as it may stand in XML. */
const xmlText = (text: string): string =>
  [...text]
    .filter((character) => !isForbidden(character.charCodeAt(0)))
    .map((character) => escapes[character] ?? character)
    .join('');

/** "2026-06-01" of a day number. */
export const dayOfNumber = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** Days between two lines of the axis, so that their dates do not touch. */
export function axisStep(dayWidth: number): number {
  for (const step of [1, 2, 7, 14, 28, 56]) if (step * dayWidth >= 44) return step;
  return 84;
}

/** An SVG document. @param title said by screen readers and shown by viewers */
export function chainSvg(
  drawing: ChainDrawing,
  title: string,
  measures: ChainMeasures = usualMeasures,
): string {
  const { width, firstDay, lastDay } = drawing;
  const height = drawing.height + head;
  const parts: string[] = [];
  const step = axisStep(measures.dayWidth);
  for (let day = firstDay; day <= lastDay; day += step) {
    const x = measures.margin + (day - firstDay) * measures.dayWidth;
    parts.push(
      `<path d="M${x} ${head}V${height}" stroke="#dde4eb"/>`,
      `<text x="${x}" y="18" text-anchor="middle" fill="${line}">${shortDayText(dayOfNumber(day))}</text>`,
    );
  }
  parts.push(`<g transform="translate(0 ${head})">`);
  for (const link of drawing.links)
    parts.push(
      `<path d="${linkPath(link)}" fill="none" stroke="${line}"${link.isOther ? ' stroke-dasharray="4 3"' : ''}/>`,
    );
  for (const { person, x, y } of drawing.people) {
    const colour = colours[generationOf(person)];
    const fill = person.kind === 'case' ? colour : '#ffffff';
    parts.push(
      `<path d="${shapeOf(person)}" transform="translate(${x} ${y})" fill="${fill}" stroke="${colour}" stroke-width="2"/>`,
      `<text x="${x + markSize + 6}" y="${y + 4}" fill="${ink}" ${halo}>${xmlText(person.name)}</text>`,
    );
  }
  parts.push('</g>');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`,
    ` font-family="system-ui, sans-serif" font-size="12"><title>${xmlText(title)}</title>`,
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    ...parts,
    '</svg>',
  ].join('');
}
