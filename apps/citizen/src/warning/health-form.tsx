// SPDX-License-Identifier: GPL-3.0-only
// How one is: used for telling the authority and for a declaration at a checkpoint.
import { type Symptom, symptoms } from '../engine/phone-face.ts';
import { warning as en } from '../language/en/warning.ts';
import { useTexts } from '../language/use-language.ts';
import { warning as vi } from '../language/vi/warning.ts';
import { Tick } from '../parts/choice.tsx';
import { Field } from '../parts/field.tsx';

const texts = { vi, en };

export interface Health {
  readonly name: string;
  readonly phoneNumber: string;
  readonly symptoms: readonly Symptom[];
  readonly note: string;
}

export const emptyHealth: Health = { name: '', phoneNumber: '', symptoms: [], note: '' };

interface HealthFormProps {
  readonly health: Health;
  readonly onHealth: (health: Health) => void;
  readonly numberLabel: string;
  /** Said at the fields that are wrong; null while none is. */
  readonly wrongName: string | null;
  readonly wrongNumber: string | null;
}

export function HealthForm({ health, onHealth, numberLabel, wrongName, wrongNumber }: HealthFormProps) {
  const t = useTexts(texts);
  const set = (change: Partial<Health>) => onHealth({ ...health, ...change });
  return (
    <>
      <Field
        id="name"
        label={t.contact.name}
        autoComplete="name"
        maxLength={60}
        isNeeded
        value={health.name}
        wrong={wrongName}
        onValue={(name) => set({ name })}
      />
      <Field
        id="phone-number"
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        label={numberLabel}
        value={health.phoneNumber}
        wrong={wrongNumber}
        onValue={(phoneNumber) => set({ phoneNumber })}
      />
      <fieldset class="choices">
        <legend>{t.contact.symptomsLegend}</legend>
        {symptoms.map((symptom) => (
          <Tick
            key={symptom}
            label={t.symptoms[symptom]}
            isChosen={health.symptoms.includes(symptom)}
            onChoice={(isChosen) =>
              set({
                symptoms: symptoms.filter((each) =>
                  each === symptom ? isChosen : health.symptoms.includes(each),
                ),
              })
            }
          />
        ))}
      </fieldset>
      <Field
        id="note"
        label={t.contact.note}
        isLong
        maxLength={200}
        value={health.note}
        onValue={(note) => set({ note })}
      />
    </>
  );
}
