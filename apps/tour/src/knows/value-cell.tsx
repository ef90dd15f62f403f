// SPDX-License-Identifier: GPL-3.0-only
import type { ShownValue } from '@bluezone/simulator';
import { useState } from 'preact/hooks';
import { useText } from '../language/use-language.ts';
import { meaningOf } from './meaning.ts';

/** Longer texts are shortened, and shown whole on demand. */
const longest = 26;
const shownDigits = 12;
const hexadecimal = /^(?:[0-9a-f]{2}){8,}$/;

interface Props {
  readonly column: string;
  readonly value: ShownValue;
  readonly isWhole: boolean;
}

/** A value as it is stored. */
export function ValueCell({ column, value, isWhole }: Props) {
  const { t, language } = useText();
  const [isOpen, setOpen] = useState(false);
  const text = value === null ? '–' : String(value);
  if (isWhole || text.length <= longest) {
    const meaning = meaningOf(column, value, language);
    return (
      <td class={typeof value === 'number' ? 'number' : text.length > longest ? 'long' : undefined}>
        <code class={text.length > longest ? 'whole' : undefined}>{text}</code>
        {meaning !== null && <small>{meaning}</small>}
      </td>
    );
  }
  return (
    <td class="long">
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <code>{text.slice(0, shownDigits)}…</code>
          <small>{hexadecimal.test(text) ? ` ${t.knows.bytes(text.length / 2)}` : ''}</small>
        </summary>
        {isOpen && <code class="whole">{text}</code>}
      </details>
    </td>
  );
}
