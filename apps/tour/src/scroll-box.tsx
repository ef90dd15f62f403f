// SPDX-License-Identifier: GPL-3.0-only
import type { ComponentChildren } from 'preact';

interface Props {
  readonly class?: string;
  /** Id of the element that names what scrolls. */
  readonly labelledBy?: string;
  readonly label?: string;
  readonly children: ComponentChildren;
}

// A fieldset is for fields, and a section with a name would be one landmark too many.
const scrolls = { role: 'group', tabIndex: 0 } as const;

/** A box that scrolls by itself. It takes the focus, so that arrow keys can scroll it. */
export function ScrollBox({ class: name = '', labelledBy, label, children }: Props) {
  return (
    <div class={`scroll ${name}`} {...scrolls} {...{ 'aria-labelledby': labelledBy, 'aria-label': label }}>
      {children}
    </div>
  );
}
