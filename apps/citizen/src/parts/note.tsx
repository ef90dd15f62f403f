// SPDX-License-Identifier: GPL-3.0-only
import type { ComponentChildren } from 'preact';
import type { Tone } from './card.tsx';
import { Icon, type IconName } from './icon.tsx';

interface NoteProps {
  readonly tone: Tone;
  readonly icon: IconName;
  readonly children: ComponentChildren;
}

/** One thing to be noticed, without a heading. */
export function Note({ tone, icon, children }: NoteProps) {
  return (
    <div class={`card note ${tone}`}>
      <Icon name={icon} />
      <p>{children}</p>
    </div>
  );
}
