// SPDX-License-Identifier: GPL-3.0-only
// A link inside the app: a real one, so that it can be opened elsewhere, copied and read aloud as a link.
import type { ComponentChildren } from 'preact';
import { go, hrefOf } from './address.ts';

interface LinkProps {
  readonly to: string;
  readonly replaces?: boolean;
  readonly class?: string;
  readonly 'aria-current'?: 'page' | 'date' | undefined;
  readonly 'aria-label'?: string;
  readonly children: ComponentChildren;
}

export function Link({ to, replaces = false, children, ...rest }: LinkProps) {
  return (
    <a
      {...rest}
      href={hrefOf(to)}
      onClick={(event) => {
        if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        go(to, replaces ? 'replace' : 'push');
      }}
    >
      {children}
    </a>
  );
}
