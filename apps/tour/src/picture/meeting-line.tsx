// SPDX-License-Identifier: GPL-3.0-only
import type { Place } from './places.ts';

interface Props {
  readonly from: Place;
  readonly to: Place;
  readonly label: string;
  readonly isPast: boolean;
}

/** A meeting as a line with its minutes; those of earlier days are dashed and thin. */
export function MeetingLine({ from, to, label, isPast }: Props) {
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const width = label.length * 8.4 + 12;
  return (
    <g class={isPast ? 'meeting past' : 'meeting'}>
      <line x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
      <rect x={middle.x - width / 2} y={middle.y - 13} width={width} height={26} rx={13} />
      <text x={middle.x} y={middle.y + 5}>
        {label}
      </text>
    </g>
  );
}
