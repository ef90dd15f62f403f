// SPDX-License-Identifier: GPL-3.0-only
import { useText } from '../language/use-language.ts';
import type { Town } from '../town/use-town.ts';

/** The town from above: who is where and who hears whom. */
export function TownMap({ town }: { town: Town }) {
  const { t } = useText();
  return (
    <section class="map card" aria-label={t.map.heading}>
      {town.town.name}
    </section>
  );
}
