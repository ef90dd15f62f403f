// SPDX-License-Identifier: GPL-3.0-only
// Columns side by side, or a line where the numbers are shares. A picture only: the table below it has the same numbers.
import { scaleBand, scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { useLayoutEffect, useRef, useState } from 'react';
import type { Point } from './series.ts';

interface ColumnChartProps {
  readonly label: string;
  readonly points: readonly Point[];
  /** Of the value axis; the greatest value when left out. */
  readonly most?: number | undefined;
  readonly height?: number;
  readonly isLine?: boolean | undefined;
  /** Marked on the axis: a median. */
  readonly mark?: string | null | undefined;
  readonly tellKey: (key: string) => string;
  readonly tellValue: (value: number) => string;
}

const margin = { top: 8, right: 4, bottom: 20, left: 36 };
/** Pixels for the words of one key. */
const keyWidth = 52;
const widestColumn = 56;

export function ColumnChart(props: ColumnChartProps) {
  const { points, height = 130, isLine = false, tellKey, tellValue } = props;
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(480);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setWidth(Math.max(200, element.clientWidth)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const most = Math.max(props.most ?? Math.max(0, ...points.map(({ value }) => value)), isLine ? 0.05 : 1);
  const y = scaleLinear([0, most], [height - margin.bottom, margin.top]).nice(3);
  const x = scaleBand(
    points.map(({ key }) => key),
    [margin.left, width - margin.right],
  ).padding(points.length > 90 ? 0.1 : 0.2);
  const every = Math.max(1, Math.ceil(points.length / Math.max(1, (width - margin.left) / keyWidth)));
  const middle = (key: string) => (x(key) ?? 0) + x.bandwidth() / 2;
  const columnWidth = Math.min(widestColumn, Math.max(0.75, x.bandwidth()));
  const ticks = y.ticks(3).filter((tick) => isLine || Number.isInteger(tick));
  const path = line<Point>()
    .x(({ key }) => middle(key))
    .y(({ value }) => y(value));
  return (
    <div ref={box} className="chart">
      <svg
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={props.label}
      >
        {ticks.map((tick) => (
          <g key={tick}>
            <path className="grid" d={`M${margin.left} ${y(tick)}H${width - margin.right}`} />
            <text x={margin.left - 6} y={y(tick)} dy="0.32em" textAnchor="end">
              {tellValue(tick)}
            </text>
          </g>
        ))}
        {isLine ? (
          <>
            <path className="line-mark" d={path([...points]) ?? ''} />
            {points.length <= 60 &&
              points.map(({ key, value }) => (
                <circle key={key} className="point-mark" cx={middle(key)} cy={y(value)} r="2.5">
                  <title>{`${tellKey(key)}: ${tellValue(value)}`}</title>
                </circle>
              ))}
          </>
        ) : (
          points.map(({ key, value }) =>
            value <= 0 ? null : (
              <rect
                key={key}
                className={key === props.mark ? 'column marked' : 'column'}
                x={middle(key) - columnWidth / 2}
                y={y(value)}
                width={columnWidth}
                height={Math.max(0, y(0) - y(value))}
              >
                <title>{`${tellKey(key)}: ${tellValue(value)}`}</title>
              </rect>
            ),
          )
        )}
        <path className="base" d={`M${margin.left} ${y(0)}H${width - margin.right}`} />
        {points.map(({ key }, i) =>
          i % every === 0 ? (
            <text key={key} x={middle(key)} y={height - 5} textAnchor="middle">
              {tellKey(key)}
            </text>
          ) : null,
        )}
      </svg>
    </div>
  );
}

interface BarListProps {
  readonly label: string;
  readonly points: readonly Point[];
  readonly tellKey: (key: string) => string;
  readonly tellValue: (value: number) => string;
}

/** Bars one below another, each with its word and its number: read without a picture too. */
export function BarList({ label, points, tellKey, tellValue }: BarListProps) {
  const most = Math.max(1, ...points.map(({ value }) => value));
  return (
    <ul className="bar-list" aria-label={label}>
      {points.map(({ key, value }) => (
        <li key={key}>
          <span className="bar-word">{tellKey(key)}</span>
          <span className="bar-room" aria-hidden="true">
            <span className="bar-fill" style={{ inlineSize: `${(100 * value) / most}%` }} />
          </span>
          <span className="number">{tellValue(value)}</span>
        </li>
      ))}
    </ul>
  );
}
