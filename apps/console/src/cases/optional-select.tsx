// SPDX-License-Identifier: GPL-3.0-only
import { useShared } from '../language/use-shared.ts';
import { SelectField } from '../parts/select-field.tsx';

interface OptionalSelectProps<V extends string> {
  readonly label: string;
  readonly words: readonly V[];
  readonly labels: Readonly<Record<V, string>>;
  /** Null for none of them. */
  readonly value: V | null;
  readonly onValue: (value: V | null) => void;
  /** What none of them is called; "unknown" when left out. */
  readonly none?: string;
}

const nothing = '-';

/** One of a few, or none of them. */
export function OptionalSelect<V extends string>(props: OptionalSelectProps<V>) {
  const { words, labels, value, onValue } = props;
  const t = useShared();
  return (
    <SelectField<string>
      label={props.label}
      choices={[
        { value: nothing, label: props.none ?? t.unknown },
        ...words.map((word) => ({ value: word, label: labels[word] })),
      ]}
      value={value ?? nothing}
      onValue={(chosen) => onValue(words.find((word) => word === chosen) ?? null)}
    />
  );
}
