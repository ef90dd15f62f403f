// SPDX-License-Identifier: GPL-3.0-only
import { useId } from 'preact/hooks';
import { digitsText } from '../feed/tell-entry.ts';
import { useText } from '../language/use-language.ts';

interface Props {
  readonly name: string;
  /** As the authority issued it. */
  readonly digits: string;
  /** As it stands on the phone. */
  readonly typed: string;
  onType(typed: string): void;
}

/** Eight digits, whatever stands between them; null for anything else. */
export function readDigits(typed: string): string | null {
  const digits = typed.replace(/[\s.-]/g, '');
  return /^\d{8}$/.test(digits) ? digits : null;
}

/** The code as it is read out, and as it is entered on the phone. */
export function CodeTicket({ name, digits, typed, onType }: Props) {
  const { t } = useText();
  const texts = t.guide.redeem;
  const id = useId();
  const isWrong = readDigits(typed) === null;
  return (
    <div class="choice">
      <p class="ticket">
        <span class="ticket-label">{texts.codeLabel}</span>
        <strong class="ticket-digits">{digitsText(digits)}</strong>
      </p>
      <label class="field">
        <span>{texts.inputLabel(name)}</span>
        <input
          class="digits"
          type="text"
          inputMode="numeric"
          autocomplete="off"
          maxLength={12}
          value={typed}
          aria-invalid={isWrong}
          aria-describedby={`${id}hint`}
          onInput={({ currentTarget }) => onType(currentTarget.value)}
        />
      </label>
      <p id={`${id}hint`} class={isWrong ? 'hint' : 'note'}>
        {isWrong ? texts.inputWrong : texts.inputHint}
      </p>
      <details class="note">
        <summary>{texts.blindHeading}</summary>
        <p>{texts.blind}</p>
      </details>
    </div>
  );
}
