// SPDX-License-Identifier: GPL-3.0-only
import type { ComponentChildren } from 'preact';

interface ChoiceProps {
  readonly label: string;
  readonly note?: string;
  readonly isChosen: boolean;
  readonly onChoice: (isChosen: boolean) => void;
}

/** A box to tick. */
export function Tick({ label, note, isChosen, onChoice }: ChoiceProps) {
  return (
    <label class="choice">
      <input type="checkbox" checked={isChosen} onChange={(event) => onChoice(event.currentTarget.checked)} />
      <span>
        {label}
        {note !== undefined && <small class="soft"> {note}</small>}
      </span>
    </label>
  );
}

interface OneOfProps<V extends string> {
  readonly name: string;
  readonly legend: string;
  readonly value: V;
  readonly options: readonly {
    readonly value: V;
    readonly label: ComponentChildren;
    readonly lang?: string;
  }[];
  readonly onValue: (value: V) => void;
}

/** One of several. */
export function OneOf<V extends string>({ name, legend, value, options, onValue }: OneOfProps<V>) {
  return (
    <fieldset class="choices">
      <legend>{legend}</legend>
      {options.map((option) => (
        <label class="choice" key={option.value} lang={option.lang}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onValue(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
