// SPDX-License-Identifier: GPL-3.0-only
// The frame of every screen: its one heading, which takes the focus when one comes here, and the way back.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useShared } from '../language/use-shared.ts';
import { goBack, hrefOf } from '../router/address.ts';
import { Icon } from './icon.tsx';
import { Mark } from './mark.tsx';

interface ScreenProps {
  readonly title: string;
  /** Where back leads when one did not come from inside the app; null for the four screens of the bar. */
  readonly back: string | null;
  readonly lead?: string;
  /** The app's sign stands before the title. */
  readonly isMarked?: boolean;
  readonly children: ComponentChildren;
}

let isFirst = true;

export function Screen({ title, back, lead, isMarked = false, children }: ScreenProps) {
  const t = useShared();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = t.documentTitle(title);
  }, [t, title]);
  useEffect(() => {
    // What the browser opened is read from its top; only a step inside the app moves the focus.
    if (!isFirst) heading.current?.focus({ preventScroll: true });
    isFirst = false;
  }, []);
  return (
    <div class="screen">
      <div class="screen-head">
        {back !== null && (
          <a
            class="back"
            href={hrefOf(back)}
            aria-label={t.back}
            onClick={(event) => {
              event.preventDefault();
              goBack(back);
            }}
          >
            <Icon name="back" />
          </a>
        )}
        {isMarked && <Mark />}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
      </div>
      {lead !== undefined && <p class="lead">{lead}</p>}
      {children}
    </div>
  );
}
