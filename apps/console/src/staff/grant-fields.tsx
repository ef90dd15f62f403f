// SPDX-License-Identifier: GPL-3.0-only
// Role and scope of an account. Nothing is offered that the administrator does not hold; the desk checks it again.
import { staff as en } from '../language/en/staff.ts';
import { useTexts } from '../language/use-language.ts';
import { useShared } from '../language/use-shared.ts';
import { staff as vi } from '../language/vi/staff.ts';
import { ComboField } from '../parts/combo-field.tsx';
import { Icon } from '../parts/icon.tsx';
import { SelectField } from '../parts/select-field.tsx';
import { usePlaces } from '../places/use-places.ts';
import { roles } from '../session/person.ts';
import { usePerson } from '../session/use-session.ts';
import { atLevel, type Grant, type GrantFault, levelsWithin } from './account.ts';

const texts = { vi, en };

interface GrantFieldsProps {
  readonly grant: Grant;
  readonly onGrant: (grant: Grant) => void;
  /** Shown when it was tried to save. */
  readonly fault: GrantFault | null;
  readonly isOff?: boolean;
}

export function GrantFields({ grant, onGrant, fault, isOff = false }: GrantFieldsProps) {
  const t = useTexts(texts);
  const shared = useShared();
  const person = usePerson();
  const places = usePlaces();
  const communes = places?.communesOf(grant.province) ?? [];
  const offered = communes.filter(
    ({ value }) =>
      !grant.communes.includes(value) && (person.level !== 'area' || person.communes.includes(value)),
  );
  return (
    <>
      <div className="columns">
        <SelectField
          label={t.role}
          value={grant.role}
          choices={roles.map((value) => ({ value, label: shared.roles[value] }))}
          onValue={(role) => onGrant({ ...grant, role })}
          hint={t.roleMeanings[grant.role]}
          isOff={isOff}
        />
        <SelectField
          label={t.level}
          value={grant.level}
          choices={levelsWithin(person).map((value) => ({ value, label: shared.levels[value] }))}
          onValue={(level) => onGrant(atLevel(grant, level, person))}
          hint={t.levelNote}
          isOff={isOff}
        />
      </div>
      {grant.level !== 'national' && (
        <ComboField
          label={t.province}
          choices={places?.provinces ?? []}
          value={grant.province}
          onValue={(province) => onGrant({ ...grant, province, communes: [] })}
          wrong={fault === 'province' ? t.provinceNeeded : null}
          isOff={isOff || person.province !== null}
          isNeeded
        />
      )}
      {grant.level === 'area' && (
        <>
          {grant.communes.length > 0 && (
            <ul className="chips" aria-label={t.communes}>
              {grant.communes.map((code) => (
                <li key={code} className="tag plain">
                  {places?.communeName(code) ?? code}
                  {!isOff && (
                    <button
                      type="button"
                      className="chip-remove"
                      aria-label={`${shared.remove} ${places?.communeName(code) ?? code}`}
                      onClick={() =>
                        onGrant({ ...grant, communes: grant.communes.filter((each) => each !== code) })
                      }
                    >
                      <Icon name="cross" size={0.75} />
                    </button>
                  )}
                </li>
              ))}
            </ul>
          )}
          <ComboField
            label={t.addCommune}
            choices={offered}
            value={null}
            onValue={(code) => code !== null && onGrant({ ...grant, communes: [...grant.communes, code] })}
            wrong={fault === 'communes' ? t.communesNeeded : null}
            isOff={isOff || grant.province === null}
            clearsAfter
          />
        </>
      )}
    </>
  );
}
