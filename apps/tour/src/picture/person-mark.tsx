// SPDX-License-Identifier: GPL-3.0-only
import type { Place } from './places.ts';

interface Props {
  readonly at: Place;
  readonly name: string;
  readonly state: 'F0' | 'F1' | 'F2' | 'none';
}

/** A person: the state is written in the circle and told by its edge, never by colour alone. */
export function PersonMark({ at, name, state }: Props) {
  return (
    <g class={`person person-${state}`} transform={`translate(${at.x} ${at.y})`}>
      {state === 'F0' && <circle r={33} class="halo" />}
      <circle r={27} class="body" />
      {state === 'none' ? (
        <g class="silhouette">
          <circle cy={-7} r={7} />
          <path d="M-13 15a13 12 0 0 1 26 0z" />
        </g>
      ) : (
        <text y={7} class="degree">
          {state}
        </text>
      )}
      <text y={51} class="name">
        {name}
      </text>
    </g>
  );
}
