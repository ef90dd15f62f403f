// SPDX-License-Identifier: GPL-3.0-only
import { useEffect, useId, useRef, useState } from 'react';
import { cases as en } from '../language/en/cases.ts';
import { phoneText } from '../language/format.ts';
import { useTexts } from '../language/use-language.ts';
import { cases as vi } from '../language/vi/cases.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { checkPhone, type PhoneCheck } from './check-phone.ts';

const texts = { vi, en };

interface PhoneFieldProps {
  /** As it is kept (E.164), or as it was typed. */
  readonly value: string;
  /** Every change; `check` tells what it looks like. */
  readonly onValue: (text: string, check: PhoneCheck) => void;
  readonly wrong?: string | null;
  /** The focus comes here when the screen does. */
  readonly isFirst?: boolean;
  readonly isOff?: boolean;
}

export function PhoneField({ value, onValue, wrong = null, isFirst = false, isOff }: PhoneFieldProps) {
  const t = useTexts(texts);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isFirst) input.current?.focus();
  }, [isFirst]);
  const [typed, setTyped] = useState<string | null>(null);
  const [wasLeft, setLeft] = useState(false);
  const shown = typed ?? phoneText(value);
  const check = checkPhone(shown);
  const type = (text: string) => {
    setTyped(text);
    onValue(text, checkPhone(text));
  };
  const slip =
    check.is === 'wrong' ||
    check.is === 'long' ||
    check.is === 'landline' ||
    (check.is === 'short' && wasLeft)
      ? t.phoneProblems[check.is]
      : wrong;
  return (
    <div className="field">
      <label htmlFor={id} className="field-needed">
        {t.phone}
      </label>
      <input
        id={id}
        className="input number"
        type="tel"
        inputMode="tel"
        autoComplete="off"
        maxLength={40}
        value={shown}
        ref={input}
        disabled={isOff}
        aria-required
        aria-invalid={slip !== null || undefined}
        aria-describedby={`${id}-told`}
        onChange={(event) => {
          setLeft(false);
          type(event.currentTarget.value);
        }}
        onBlur={() => {
          setLeft(true);
          if (check.is === 'fine') setTyped(null);
        }}
      />
      <span id={`${id}-told`} aria-live="polite">
        {slip !== null ? (
          <span className="field-wrong">
            <Icon name="alert" size={1} />
            {slip}
          </span>
        ) : check.is === 'foreign' ? (
          <span className="field-hint">{t.phoneForeign}</span>
        ) : check.is === 'fine' && typed !== null ? (
          <span className="field-hint">{t.phoneFine(phoneText(check.number))}</span>
        ) : null}
        {check.is === 'old' && (
          <span className="field-wrong">
            <Icon name="alert" size={1} />
            {t.phoneOld(phoneText(check.now))}
          </span>
        )}
      </span>
      {check.is === 'old' && (
        <Button
          onPress={() => {
            type(phoneText(check.now));
          }}
        >
          {t.phoneTakeNew}
        </Button>
      )}
    </div>
  );
}
