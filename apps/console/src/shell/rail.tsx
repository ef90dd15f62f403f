// SPDX-License-Identifier: GPL-3.0-only
import { Link } from '@tanstack/react-router';
import { useShared } from '../language/use-shared.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { KeysShown } from '../parts/keys-shown.tsx';
import { choose } from '../preferences/preferences.ts';
import { usePreferences } from '../preferences/use-preferences.ts';
import { type Area, areas, isOpenTo } from '../session/areas.ts';
import { usePerson } from '../session/use-session.ts';
import { areaKeys } from './area-keys.tsx';

const work: readonly Area[] = ['cases', 'people', 'chains', 'figures'];

export function Rail() {
  const t = useShared();
  const person = usePerson();
  const { isRailNarrow } = usePreferences();
  const open = areas.filter((area) => isOpenTo(area, person));
  const groups = [
    open.filter((area) => work.includes(area)),
    open.filter((area) => !work.includes(area)),
  ].filter((group) => group.length > 0);
  return (
    <nav className={isRailNarrow ? 'rail narrow' : 'rail'} aria-label={t.navigation}>
      <div className="rail-brand">
        <img src={`${import.meta.env.BASE_URL}icon.svg`} alt="" />
        <span className="rail-name">{t.brand}</span>
      </div>
      <div className="rail-areas">
        {groups.map((group) => (
          <ul key={group[0]}>
            {group.map((area) => (
              <li key={area}>
                <Link to={`/${area}`} className="rail-link" title={isRailNarrow ? t.areas[area] : undefined}>
                  <Icon name={area} />
                  <span className="rail-word">{t.areas[area]}</span>
                  <KeysShown keys={areaKeys[area]} />
                </Link>
              </li>
            ))}
          </ul>
        ))}
      </div>
      <div className="rail-foot">
        <Button
          weight="quiet"
          icon="rail"
          label={isRailNarrow ? t.wideRail : t.narrowRail}
          onPress={() => choose({ isRailNarrow: !isRailNarrow })}
        />
      </div>
    </nav>
  );
}
