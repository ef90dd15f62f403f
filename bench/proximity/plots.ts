// SPDX-License-Identifier: GPL-3.0-only
// Two plots as SVG, without a library: precision against recall, and how often probabilities came true.
import { calibrationBins, curve, type Judged } from './score.ts';

const size = 360;
const margin = 48;
const colours = ['#1a4fa0', '#b3541e', '#6a6f76'];
const at = (value: number): number => margin + value * (size - 2 * margin);
const x = (value: number): string => at(value).toFixed(1);
const y = (value: number): string => (size - at(value)).toFixed(1);

function frame(title: string, across: string, up: string, body: string): string {
  const ticks = [0, 0.25, 0.5, 0.75, 1]
    .map(
      (value) =>
        `<text x="${x(value)}" y="${size - margin + 16}" text-anchor="middle">${value}</text>` +
        `<text x="${margin - 6}" y="${y(value)}" text-anchor="end" dominant-baseline="middle">${value}</text>`,
    )
    .join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" font-family="sans-serif" font-size="11" fill="#222">
<title>${title}</title>
<rect width="${size}" height="${size}" fill="#fff"/>
<rect x="${margin}" y="${margin}" width="${size - 2 * margin}" height="${size - 2 * margin}" fill="none" stroke="#999"/>
<text x="${size / 2}" y="${margin - 16}" text-anchor="middle" font-size="13">${title}</text>
<text x="${size / 2}" y="${size - 10}" text-anchor="middle">${across}</text>
<text x="14" y="${size / 2}" text-anchor="middle" transform="rotate(-90 14 ${size / 2})">${up}</text>
${ticks}${body}
</svg>
`;
}

/** Precision–recall curves by name. */
export function precisionRecallPlot(curves: readonly (readonly [string, readonly Judged[]])[]): string {
  const body = curves
    .map(([name, judged], i) => {
      const points = curve(judged).map(({ recall, precision }) => `${x(recall)},${y(precision)}`);
      const colour = colours[i % colours.length];
      return (
        `<polyline points="${points.join(' ')}" fill="none" stroke="${colour}" stroke-width="1.5"/>` +
        `<text x="${size - margin - 6}" y="${margin + 16 + 15 * i}" text-anchor="end" fill="${colour}">${name}</text>`
      );
    })
    .join('');
  return frame('A quarter of an hour within 2 m', 'recall', 'precision', body);
}

/** Share that came true against the probability told; circles as large as there are cases. */
export function calibrationPlot(judged: readonly Judged[]): string {
  const bins = calibrationBins(judged).map(({ count, probability, frequency }) => {
    const radius = 2 + 14 * Math.sqrt(count / judged.length);
    return `<circle cx="${x(probability)}" cy="${y(frequency)}" r="${radius.toFixed(1)}" fill="${colours[0]}" fill-opacity="0.6"/>`;
  });
  const diagonal = `<line x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}" stroke="#999" stroke-dasharray="4 3"/>`;
  return frame(
    'Does probability15 come true?',
    'probability told',
    'share that was true',
    diagonal + bins.join(''),
  );
}
