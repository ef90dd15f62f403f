// SPDX-License-Identifier: GPL-3.0-only
import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';

export type Tone = 'calm' | 'watch' | 'warn' | 'ill' | 'wrong' | 'info';

interface CardProps {
  readonly title?: string;
  readonly icon?: IconName;
  /** Colours it; what it means stands in its title. */
  readonly tone?: Tone;
  readonly level?: 2 | 3;
  readonly children?: ComponentChildren;
}

export function Card({ title, icon, tone, level = 2, children }: CardProps) {
  const Heading = `h${level}` as 'h2' | 'h3';
  return (
    <section class={`card ${tone ?? ''}`}>
      {title !== undefined && (
        <div class="card-head">
          {icon !== undefined && <Icon name={icon} size={1.75} />}
          <Heading>{title}</Heading>
        </div>
      )}
      {children}
    </section>
  );
}
