// SPDX-License-Identifier: GPL-3.0-only
// Buttons and links that look like them. While an act is under way its button keeps its place and its focus, and says so.
import type { ComponentChildren } from 'preact';
import { useShared } from '../language/use-shared.ts';
import { Link } from '../router/link.tsx';
import { Icon, type IconName } from './icon.tsx';

export type Weight = 'main' | 'usual' | 'plain' | 'grave';

interface ButtonProps {
  readonly weight?: Weight;
  readonly icon?: IconName;
  readonly isBusy?: boolean;
  readonly isOff?: boolean;
  readonly submits?: boolean;
  readonly onPress?: () => void;
  readonly describedBy?: string;
  readonly children: ComponentChildren;
}

export function Button(props: ButtonProps) {
  const { weight = 'usual', icon, isBusy = false, isOff = false, submits = false, onPress } = props;
  const t = useShared();
  const isStill = isBusy || isOff;
  return (
    <button
      class={`button ${weight}`}
      type={submits ? 'submit' : 'button'}
      aria-disabled={isStill}
      aria-describedby={props.describedBy}
      onClick={(event) => {
        if (isStill) event.preventDefault();
        else onPress?.();
      }}
    >
      {icon !== undefined && <Icon name={icon} size={1.25} />}
      <span>{isBusy ? t.working : props.children}</span>
    </button>
  );
}

export function LinkButton({
  to,
  weight = 'usual',
  icon,
  children,
}: {
  readonly to: string;
  readonly weight?: Weight;
  readonly icon?: IconName;
  readonly children: ComponentChildren;
}) {
  return (
    <Link to={to} class={`button ${weight}`}>
      {icon !== undefined && <Icon name={icon} size={1.25} />}
      <span>{children}</span>
    </Link>
  );
}
