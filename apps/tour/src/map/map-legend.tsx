// SPDX-License-Identifier: GPL-3.0-only
import { useText } from '../language/use-language.ts';
import type { MarkedState } from './marks.ts';
import { PersonMark } from './person-mark.tsx';

const plain: MarkedState = {
  phone: 'on',
  exposure: 'none',
  isCase: false,
};

export function MapLegend({ hasGuest }: { hasGuest: boolean }) {
  const { t } = useText();
  const entries = [
    { state: { ...plain, isCase: true }, said: t.map.state.case },
    { state: { ...plain, exposure: 'F1' as const }, said: t.map.state.F1 },
    { state: { ...plain, exposure: 'F2' as const }, said: t.map.state.F2 },
    { state: plain, said: t.map.state.none },
    { state: { ...plain, phone: 'off' as const }, said: t.map.state.off },
    ...(hasGuest ? [{ state: { ...plain, phone: 'guest' as const }, said: t.map.state.guest }] : []),
  ];
  return (
    <ul class="legend" aria-label={t.map.legend}>
      {entries.map(({ state, said }) => (
        <li key={said}>
          <PersonMark state={state} /> {said}
        </li>
      ))}
    </ul>
  );
}
