// SPDX-License-Identifier: GPL-3.0-only
// Buttons and links that look like them. While an act is under way its button keeps its place and its focus, and says so.
import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Button as Pressable } from 'react-aria-components/Button';
import { useShortcut } from '../keyboard/use-shortcut.ts';
import { useShared } from '../language/use-shared.ts';
import { given } from './given.ts';
import { Icon, type IconName } from './icon.tsx';
import { KeysShown } from './keys-shown.tsx';

export type Weight = 'main' | 'usual' | 'quiet' | 'grave';

const classOf = (weight: Weight, isSquare: boolean) =>
  `button ${weight === 'main' ? 'main-act' : weight}${isSquare ? ' square' : ''}`;

interface ButtonProps {
  readonly weight?: Weight | undefined;
  readonly icon?: IconName | undefined;
  readonly isBusy?: boolean | undefined;
  readonly isOff?: boolean | undefined;
  readonly submits?: boolean | undefined;
  readonly onPress?: (() => void) | undefined;
  /** A key that does the same ("n", "g c"), shown on the button. */
  readonly shortcut?: string | undefined;
  /** For the help overlay, where the button's own words are not plain text. */
  readonly shortcutLabel?: string | undefined;
  /** Words for a button that shows its icon only. */
  readonly label?: string | undefined;
  readonly isPressed?: boolean | undefined;
  readonly isExpanded?: boolean | undefined;
  readonly autoFocus?: boolean | undefined;
  /** Of a slot of react-aria ("close"). */
  readonly slot?: string | undefined;
  readonly children?: ReactNode | undefined;
}

export function Button(props: ButtonProps) {
  const { weight = 'usual', icon, isBusy = false, isOff = false, submits = false, shortcut = '' } = props;
  const t = useShared();
  const words = typeof props.children === 'string' ? props.children : '';
  useShortcut(shortcut, props.shortcutLabel ?? (words || (props.label ?? '')), () => props.onPress?.(), {
    isOn: shortcut !== '' && !isBusy && !isOff,
  });
  return (
    <Pressable
      className={classOf(weight, props.children === undefined)}
      type={submits ? 'submit' : 'button'}
      isDisabled={isOff}
      isPending={isBusy}
      {...given({
        ...{ 'aria-label': props.label, 'aria-pressed': props.isPressed, 'aria-expanded': props.isExpanded },
        ...{ autoFocus: props.autoFocus, onPress: props.onPress, slot: props.slot },
      })}
    >
      {icon !== undefined && <Icon name={icon} />}
      {props.children !== undefined && <span>{isBusy ? t.working : props.children}</span>}
      {shortcut !== '' && <KeysShown keys={shortcut} />}
    </Pressable>
  );
}

type LinkButtonProps = LinkProps & {
  readonly weight?: Weight | undefined;
  readonly icon?: IconName | undefined;
  readonly children: ReactNode;
};

export function LinkButton({ weight = 'usual', icon, children, ...link }: LinkButtonProps) {
  return (
    <Link {...link} className={classOf(weight, false)}>
      {icon !== undefined && <Icon name={icon} />}
      <span>{children}</span>
    </Link>
  );
}
