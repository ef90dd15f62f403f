// SPDX-License-Identifier: GPL-3.0-only
// Two plots as SVG, without a library: what each duty cycle costs and credits, and how blocked scans tell on ours.
import type { Weighed } from './sweep.ts';

const width = 460;
const height = 360;
const margin = 48;
const colours = ['#1a4fa0', '#b3541e', '#6a6f76'];

/** From a value to a place between the margins. */
interface Axis {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
}

const across = ({ from, to }: Axis, value: number): string =>
  (margin + ((value - from) / (to - from)) * (width - 2 * margin)).toFixed(1);
const up = ({ from, to }: Axis, value: number): string =>
  (height - margin - ((value - from) / (to - from)) * (height - 2 * margin)).toFixed(1);

interface Plot {
  readonly title: string;
  readonly x: Axis & { readonly name: string };
  readonly y: Axis & { readonly name: string };
  readonly body: string;
}

function frame({ title, x, y, body }: Plot): string {
  const ticks = [
    ...x.ticks.map(
      (value) =>
        `<text x="${across(x, value)}" y="${height - margin + 16}" text-anchor="middle">${value}</text>`,
    ),
    ...y.ticks.map(
      (value) =>
        `<text x="${margin - 6}" y="${up(y, value)}" text-anchor="end" dominant-baseline="middle">${value}</text>`,
    ),
  ].join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="11" fill="#222">
<title>${title}</title>
<rect width="${width}" height="${height}" fill="#fff"/>
<rect x="${margin}" y="${margin}" width="${width - 2 * margin}" height="${height - 2 * margin}" fill="none" stroke="#999"/>
<text x="${width / 2}" y="${margin - 16}" text-anchor="middle" font-size="13">${title}</text>
<text x="${width / 2}" y="${height - 10}" text-anchor="middle">${x.name}</text>
<text x="14" y="${height / 2}" text-anchor="middle" transform="rotate(-90 14 ${height / 2})">${y.name}</text>
${ticks}${body}
</svg>
`;
}

const line = (x1: string, y1: string, x2: string, y2: string): string =>
  `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="#999" stroke-dasharray="4 3"/>`;

/** Every candidate by its cost and by the meetings it credits, at 10 % and at 25 % blocked scans; ours stands out. */
export function costPlot(
  weighed: readonly Weighed[],
  ours: Weighed,
  aim: { readonly percentPerDay: number; readonly credited: number },
): string {
  const x = { name: 'percent of the battery per day', from: 0, to: 5, ticks: [0, 1, 2, 3, 4, 5] };
  const y = { name: '15-minute meetings credited 10 or more', from: 0.4, to: 1, ticks: [0.4, 0.6, 0.8, 1] };
  const shown = weighed.filter(({ percentPerDay }) => percentPerDay <= x.to);
  const rows = [
    { name: '10 % of scans blocked', share: (each: Weighed) => each.credited10of15 },
    { name: '25 % of scans blocked', share: (each: Weighed) => each.credited10of15At25PercentBlocked },
  ];
  const marks = rows.map(({ name, share }, i) => {
    const dot = (each: Weighed, radius: number, opacity: number) =>
      `<circle cx="${across(x, each.percentPerDay)}" cy="${up(y, Math.max(y.from, share(each)))}" r="${radius}" fill="${colours[i]}" fill-opacity="${opacity}"/>`;
    const label = `<text x="${width - margin - 6}" y="${height - margin - 26 + 15 * i}" text-anchor="end" fill="${colours[i]}">${name} (large: ours)</text>`;
    return shown.map((each) => dot(each, 2.5, 0.5)).join('') + dot(ours, 6, 1) + label;
  });
  const aims =
    line(across(x, aim.percentPerDay), up(y, y.from), across(x, aim.percentPerDay), up(y, y.to)) +
    line(across(x, x.from), up(y, aim.credited), across(x, x.to), up(y, aim.credited));
  return frame({ title: 'What a duty cycle costs and hears', x, y, body: aims + marks.join('') });
}

/** Credited share of our default against the share of blocked scans, a line for each reception. */
export function blockedScansPlot(
  curve: readonly { readonly reception: number; readonly blocked: number; readonly share: number }[],
  aim: number,
): string {
  const x = { name: 'share of scans blocked', from: 0, to: 0.3, ticks: [0, 0.1, 0.2, 0.3] };
  const y = { name: '15-minute meetings credited 10 or more', from: 0.5, to: 1, ticks: [0.5, 0.75, 1] };
  const receptions = [...new Set(curve.map(({ reception }) => reception))];
  const lines = receptions.map((reception, i) => {
    const points = curve
      .filter((each) => each.reception === reception)
      .map(({ blocked, share }) => `${across(x, blocked)},${up(y, Math.max(y.from, share))}`);
    const colour = colours[i % colours.length];
    return (
      `<polyline points="${points.join(' ')}" fill="none" stroke="${colour}" stroke-width="1.5"/>` +
      `<text x="${margin + 8}" y="${height - margin - 10 - 15 * i}" fill="${colour}">${reception} of packets received</text>`
    );
  });
  const body = line(across(x, x.from), up(y, aim), across(x, x.to), up(y, aim)) + lines.join('');
  return frame({ title: 'Our default when scans hear nothing', x, y, body });
}
