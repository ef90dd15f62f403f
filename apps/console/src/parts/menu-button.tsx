// SPDX-License-Identifier: GPL-3.0-only
import type { ReactNode } from 'react';
import { Button as Pressable } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Icon } from './icon.tsx';

interface MenuButtonProps {
  /** Of the commands, for screen readers. */
  readonly label: string;
  readonly children: ReactNode;
  readonly items: readonly { readonly id: string; readonly label: string; readonly run: () => void }[];
}

/** A button that opens a few commands. */
export function MenuButton({ label, children, items }: MenuButtonProps) {
  return (
    <MenuTrigger>
      <Pressable className="button quiet">
        {children}
        <Icon name="down" size={0.9} />
      </Pressable>
      <Popover className="popover" placement="bottom end" offset={4}>
        <section aria-label={label}>
          <Menu className="menu" onAction={(id) => items.find((item) => item.id === id)?.run()}>
            {items.map((item) => (
              <MenuItem className="menu-item" id={item.id} key={item.id} textValue={item.label}>
                {item.label}
              </MenuItem>
            ))}
          </Menu>
        </section>
      </Popover>
    </MenuTrigger>
  );
}
