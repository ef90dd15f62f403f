// SPDX-License-Identifier: GPL-3.0-only
import type { ShownValue } from '@bluezone/simulator';
import { useState } from 'preact/hooks';
import { useText } from '../language/use-language.ts';
import { meaningOf } from './meaning.ts';

/** Longer texts are shortened, and shown whole on demand. */
const longest = 26;
const shownDigits = 12;
const hexadecimal = /^(?:[0-9a-f]{2}){8,}$/;

export function ValueCell({ column, value }: { column: string; value: ShownValue }) {
  const { t, language } = useText();
  const [isOpen, setOpen] = useState(false);
  const text = value === null ? '–' : String(value);
  if (text.length <= longest) {
    const meaning = meaningOf(column, value, language);
    return (
      <td class={typeof value === 'number' ? 'number' : undefined}>
        <code>{text}</code>
        {meaning !== null && <small>{meaning}</small>}
      </td>
    );
  }
  const size = hexadecimal.test(text) ? ` ${t.holdings.bytes(text.length / 2)}` : '';
  return (
    <td class="long">
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <code>{text.slice(0, shownDigits)}…</code>
          <small>{size}</small>
        </summary>
        {isOpen && <code class="whole">{text}</code>}
      </details>
    </td>
  );
}
