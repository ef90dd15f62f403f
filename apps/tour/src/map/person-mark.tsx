// SPDX-License-Identifier: GPL-3.0-only
import { type MarkedState, markCorners, markDigit, markOf } from './marks.ts';

/** The mark of a person as on the map; what it means must stand beside it in words. */
export function PersonMark({ state }: { state: MarkedState | undefined }) {
  const mark = markOf(state);
  const corners = markCorners[mark];
  const isOff = state?.phone === 'off';
  const look = `mark-${isOff && mark === 'none' ? 'off' : mark}${isOff ? ' hollow' : ''}`;
  return (
    <svg class={`mark ${look}`} viewBox="-12 -12 24 24" width="20" height="20" aria-hidden="true">
      {state?.phone === 'guest' && <circle class="mark-guest" r="11" />}
      {corners === null ? (
        <circle class="mark-body" r="5" />
      ) : (
        <polygon class="mark-body" points={corners.map(([x, y]) => `${x * 7},${y * 7}`).join(' ')} />
      )}
      {markDigit[mark] !== '' && (
        <text y={mark === 'F2' ? 5 : 3.6} text-anchor="middle">
          {markDigit[mark]}
        </text>
      )}
    </svg>
  );
}
