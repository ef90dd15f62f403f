// SPDX-License-Identifier: GPL-3.0-only
// A labelled input with its hint and with what is wrong with it, tied together for those who listen.
import { Icon } from './icon.tsx';

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly hint?: string;
  /** What is wrong; null when nothing is. */
  readonly wrong?: string | null;
  readonly type?: 'text' | 'tel' | 'date';
  readonly inputMode?: 'numeric' | 'tel' | 'text';
  readonly autoComplete?: 'off' | 'tel' | 'name' | 'one-time-code';
  readonly maxLength?: number;
  readonly min?: string;
  readonly max?: string;
  readonly isCode?: boolean;
  readonly isLong?: boolean;
  readonly isNeeded?: boolean;
}

interface Given {
  readonly id: string;
  readonly value: string;
  readonly maxLength: number;
}

/** Each type is written out, since each has attributes of its own. */
function Input({ given, ...props }: FieldProps & { readonly given: Given }) {
  const { onValue, inputMode = 'text', autoComplete = 'off', min, max } = props;
  const all = {
    ...given,
    inputMode,
    autoComplete,
    onInput: (event: InputEvent & { readonly currentTarget: HTMLInputElement }) =>
      onValue(event.currentTarget.value),
  };
  if (props.type === 'tel') return <input type="tel" {...all} />;
  if (props.type === 'date')
    return (
      <input
        type="date"
        {...all}
        {...(min === undefined ? {} : { min })}
        {...(max === undefined ? {} : { max })}
      />
    );
  return <input type="text" {...all} />;
}

export function Field(props: FieldProps) {
  const { id, hint, wrong = null } = props;
  const described = [hint === undefined ? '' : `${id}-hint`, wrong === null ? '' : `${id}-wrong`]
    .filter((each) => each !== '')
    .join(' ');
  const shared = {
    id,
    value: props.value,
    'aria-invalid': wrong !== null,
    ...(described === '' ? {} : { 'aria-describedby': described }),
    'aria-required': props.isNeeded ?? false,
    maxLength: props.maxLength ?? 500,
  };
  return (
    <div class={props.isCode === true ? 'field code' : 'field'}>
      <label for={id}>{props.label}</label>
      {hint !== undefined && (
        <span class="soft small" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {props.isLong === true ? (
        <textarea {...shared} rows={3} onInput={(event) => props.onValue(event.currentTarget.value)} />
      ) : (
        <Input {...props} given={shared} />
      )}
      {wrong !== null && (
        <span class="field-wrong" id={`${id}-wrong`}>
          <Icon name="alert" size={1.25} />
          {wrong}
        </span>
      )}
    </div>
  );
}
