// SPDX-License-Identifier: GPL-3.0-only
// What every screen has: its name as heading and document title, its acts beside it; the focus comes to the heading on arrival,
// so that a screen reader begins there and Tab goes on from there.
import { type ReactNode, useEffect, useRef } from 'react';
import { useShared } from '../language/use-shared.ts';

interface ScreenProps {
  readonly title: string;
  /** Above the heading: the way back. */
  readonly crumb?: ReactNode | undefined;
  readonly acts?: ReactNode | undefined;
  /** "full": a table takes the room; "narrow": for reading and forms. */
  readonly width?: 'usual' | 'full' | 'narrow' | undefined;
  /** The first field takes the focus instead of the heading. */
  readonly keepsFocus?: boolean | undefined;
  readonly children: ReactNode;
}

export function Screen({ title, crumb, acts, width = 'usual', keepsFocus = false, children }: ScreenProps) {
  const t = useShared();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = t.documentTitle(title);
  }, [title, t]);
  useEffect(() => {
    if (!keepsFocus) heading.current?.focus({ preventScroll: true });
  }, [keepsFocus]);
  return (
    <div className={width === 'usual' ? 'screen' : `screen ${width}`}>
      <div className="screen-head">
        {crumb !== undefined && <div className="crumb">{crumb}</div>}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {acts}
      </div>
      {children}
    </div>
  );
}

interface PanelProps {
  readonly title?: string | undefined;
  readonly acts?: ReactNode | undefined;
  readonly children: ReactNode;
}

export function Panel({ title, acts, children }: PanelProps) {
  return (
    <section className="panel">
      {title !== undefined && (
        <div className="panel-head">
          <h2>{title}</h2>
          {acts}
        </div>
      )}
      <div className="panel-body">{children}</div>
    </section>
  );
}
