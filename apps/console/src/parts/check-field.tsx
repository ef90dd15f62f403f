// SPDX-License-Identifier: GPL-3.0-only
import type { ReactNode } from 'react';

interface CheckFieldProps {
  readonly label: ReactNode;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly isOff?: boolean | undefined;
}

export function CheckField({ label, isOn, onChange, isOff = false }: CheckFieldProps) {
  return (
    <label className="check">
      <input
        type="checkbox"
        checked={isOn}
        disabled={isOff}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  );
}

interface RadioFieldProps<V extends string> {
  readonly legend: string;
  readonly name: string;
  readonly choices: readonly { readonly value: V; readonly label: ReactNode }[];
  readonly value: V | null;
  readonly onValue: (value: V) => void;
}

export function RadioField<V extends string>(props: RadioFieldProps<V>) {
  return (
    <fieldset className="field">
      <legend>{props.legend}</legend>
      <div className="line">
        {props.choices.map(({ value, label }) => (
          <label className="check" key={value}>
            <input
              type="radio"
              name={props.name}
              checked={props.value === value}
              onChange={() => props.onValue(value)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
