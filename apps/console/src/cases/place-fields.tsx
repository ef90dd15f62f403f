// SPDX-License-Identifier: GPL-3.0-only
import { cases as en } from '../language/en/cases.ts';
import { dayText } from '../language/format.ts';
import { useTexts } from '../language/use-language.ts';
import { cases as vi } from '../language/vi/cases.ts';
import { ComboField } from '../parts/combo-field.tsx';
import { usePlaces } from '../places/use-places.ts';

const texts = { vi, en };

interface PlaceFieldsProps {
  readonly province: string | null;
  readonly commune: string | null;
  readonly onPlace: (province: string | null, commune: string | null) => void;
}

/** Province, then a commune of it. */
export function PlaceFields({ province, commune, onPlace }: PlaceFieldsProps) {
  const t = useTexts(texts);
  const places = usePlaces();
  return (
    <>
      <ComboField
        label={t.province}
        choices={places?.provinces ?? []}
        value={province}
        onValue={(chosen) => {
          if (chosen !== province) onPlace(chosen, null);
        }}
      />
      <ComboField
        label={t.commune}
        choices={places?.communesOf(province) ?? []}
        value={commune}
        onValue={(chosen) => onPlace(province, chosen)}
        hint={places === null ? undefined : t.placesAsOf(dayText(places.asOf))}
        isOff={province === null}
      />
    </>
  );
}
