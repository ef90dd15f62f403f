// SPDX-License-Identifier: GPL-3.0-only
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

export type Tone = 'calm' | 'watch' | 'ill' | 'wrong' | 'info' | 'plain';

const icons: Readonly<Record<Tone, IconName>> = {
  calm: 'check',
  watch: 'clock',
  ill: 'info',
  wrong: 'alert',
  info: 'info',
  plain: 'info',
};

interface NoteProps {
  readonly tone: Tone;
  readonly title?: string | undefined;
  readonly children?: ReactNode | undefined;
}

/** A box that says one thing: good, doubtful, wrong, or worth knowing. */
export function Note({ tone, title, children }: NoteProps) {
  return (
    <div className={`note ${tone}`}>
      <Icon name={icons[tone]} />
      <div className="note-body">
        {title !== undefined && <strong>{title}</strong>}
        {children}
      </div>
    </div>
  );
}

/** A word with a colour; the word alone says enough. */
export function Tag({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return <span className={`tag ${tone}`}>{children}</span>;
}
