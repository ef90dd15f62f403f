// SPDX-License-Identifier: GPL-3.0-only
// "g c", "g p" …: to any area, from anywhere. "n" begins a case.
import { useNavigate } from '@tanstack/react-router';
import { useShortcut } from '../keyboard/use-shortcut.ts';
import { useShared } from '../language/use-shared.ts';
import { type Area, areas, isOpenTo } from '../session/areas.ts';
import { usePerson } from '../session/use-session.ts';

export const areaKeys: Readonly<Record<Area, string>> = {
  cases: 'g c',
  people: 'g p',
  chains: 'g t',
  figures: 'g f',
  staff: 'g s',
  audit: 'g a',
  configuration: 'g o',
};

export function AreaKeys() {
  const person = usePerson();
  const t = useShared();
  const navigate = useNavigate();
  useShortcut('n', t.newCase, () => void navigate({ to: '/cases/new' }), {
    group: 'everywhere',
    isOn: isOpenTo('cases', person),
  });
  return areas.filter((area) => isOpenTo(area, person)).map((area) => <AreaKey key={area} area={area} />);
}

function AreaKey({ area }: { readonly area: Area }) {
  const t = useShared();
  const navigate = useNavigate();
  useShortcut(areaKeys[area], t.go(t.areas[area]), () => void navigate({ to: `/${area}` }), {
    group: 'everywhere',
  });
  return null;
}
