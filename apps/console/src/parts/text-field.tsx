// SPDX-License-Identifier: GPL-3.0-only
// One line of text, or several, with its label above, a hint, and what is wrong with it below.
import type { HTMLInputAutoCompleteAttribute, KeyboardEvent, Ref } from 'react';
import { useId, useImperativeHandle, useRef } from 'react';
import { FieldWords } from './field-words.tsx';
import { useAutoFocus } from './use-auto-focus.ts';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly hint?: string | undefined;
  readonly wrong?: string | null | undefined;
  readonly isNeeded?: boolean | undefined;
  readonly isLong?: boolean | undefined;
  readonly rows?: number | undefined;
  /** Large, spaced digits. */
  readonly isCode?: boolean | undefined;
  readonly isWide?: boolean | undefined;
  readonly isOff?: boolean | undefined;
  readonly type?: 'text' | 'password' | 'tel' | 'search' | 'number' | undefined;
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'search' | undefined;
  readonly autoComplete?: HTMLInputAutoCompleteAttribute | undefined;
  readonly autoFocus?: boolean | undefined;
  readonly maxLength?: number | undefined;
  readonly name?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly onBlur?: (() => void) | undefined;
  readonly onKeyDown?: ((event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => void) | undefined;
  readonly inputRef?: Ref<HTMLInputElement> | undefined;
}

export function TextField(props: TextFieldProps) {
  const { label, value, onValue, hint, wrong = null, isNeeded = false, isLong = false } = props;
  const id = useId();
  const box = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  useAutoFocus(box, props.autoFocus ?? false);
  useImperativeHandle(props.inputRef, () => box.current as HTMLInputElement, []);
  const kinds = ['field', props.isCode === true ? 'code' : '', props.isWide === true ? 'wide' : ''];
  const shared = {
    id,
    value,
    name: props.name,
    disabled: props.isOff,
    placeholder: props.placeholder,
    maxLength: props.maxLength ?? 500,
    autoComplete: props.autoComplete ?? 'off',
    onBlur: props.onBlur,
    onKeyDown: props.onKeyDown,
    'aria-required': isNeeded || undefined,
    'aria-invalid': wrong !== null || undefined,
    'aria-describedby': `${id}-hint ${id}-wrong`,
  };
  return (
    <div className={kinds.filter(Boolean).join(' ')}>
      <label htmlFor={id} className={isNeeded ? 'field-needed' : undefined}>
        {label}
      </label>
      {isLong ? (
        <textarea
          {...shared}
          ref={box}
          rows={props.rows ?? 3}
          onChange={(event) => onValue(event.currentTarget.value)}
        />
      ) : (
        <input
          {...shared}
          ref={box}
          className="input"
          type={props.type ?? 'text'}
          inputMode={props.inputMode}
          spellCheck={false}
          onChange={(event) => onValue(event.currentTarget.value)}
        />
      )}
      <FieldWords id={id} hint={hint} wrong={wrong} />
    </div>
  );
}
