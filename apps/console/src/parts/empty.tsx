// SPDX-License-Identifier: GPL-3.0-only
import type { ReactNode } from 'react';
import { useShared } from '../language/use-shared.ts';
import { Icon, type IconName } from './icon.tsx';

interface EmptyProps {
  readonly icon: IconName;
  readonly title: string;
  readonly children?: ReactNode | undefined;
}

/** Where there is nothing: why, and what to do. */
export function Empty({ icon, title, children }: EmptyProps) {
  return (
    <div className="empty">
      <Icon name={icon} size={2.25} />
      <h2>{title}</h2>
      {children}
    </div>
  );
}

export function Waiting() {
  const t = useShared();
  return (
    <div className="waiting" role="status">
      {t.loading}
    </div>
  );
}
