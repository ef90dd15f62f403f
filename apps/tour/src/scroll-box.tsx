// SPDX-License-Identifier: GPL-3.0-only
import type { ComponentChildren } from 'preact';

interface Props {
  readonly class?: string;
  /** Id of the element that names what scrolls. */
  readonly labelledBy?: string;
  readonly label?: string;
  readonly children: ComponentChildren;
}

/** A box that scrolls by itself. It takes the focus, so that arrow keys can scroll it. */
export function ScrollBox({ class: name = '', labelledBy, label, children }: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields, and a section would be one landmark too many
    <div
      role="group"
      class={`scroll ${name}`}
      aria-labelledby={labelledBy}
      aria-label={label}
      ref={(box) => {
        if (box !== null) box.tabIndex = 0;
      }}
    >
      {children}
    </div>
  );
}
