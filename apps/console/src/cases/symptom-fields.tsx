// SPDX-License-Identifier: GPL-3.0-only
import { cases as en } from '../language/en/cases.ts';
import { useTexts } from '../language/use-language.ts';
import { cases as vi } from '../language/vi/cases.ts';
import { CheckField } from '../parts/check-field.tsx';
import type { CaseRecord } from './case-words.ts';
import './cases.css';

const texts = { vi, en };
export type Symptom = CaseRecord['symptoms'][number];
const symptoms = Object.keys(vi.symptomNames) as readonly Symptom[];

interface SymptomFieldsProps {
  readonly value: readonly Symptom[];
  readonly onValue: (value: Symptom[]) => void;
}

export function SymptomFields({ value, onValue }: SymptomFieldsProps) {
  const t = useTexts(texts);
  return (
    <fieldset className="field">
      <legend>{t.symptoms}</legend>
      <div className="symptoms">
        {symptoms.map((symptom) => (
          <CheckField
            key={symptom}
            label={t.symptomNames[symptom]}
            isOn={value.includes(symptom)}
            onChange={(isOn) =>
              onValue(symptoms.filter((each) => (each === symptom ? isOn : value.includes(each))))
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
