// SPDX-License-Identifier: GPL-3.0-only
// Screens that tell of their owner's health or number stay out of screenshots and of the list of apps. A new screen is
// hidden until it is listed here.
import type { NativeHost } from '@bluezone/host-bridge';
import { currentAddress, followAddress } from '../router/address.ts';

const open = [/^\/welcome(?!\/(?:phone|code))/, /^\/invite/, /^\/info/, /^\/more$/, /^\/settings$/];

/** Whether others may see the screen of an address. */
export function mayBeSeen(address: string): boolean {
  return open.some((pattern) => pattern.test(address));
}

/** Keeps the host told, from now on. */
export function hideScreens(host: NativeHost): void {
  let isSecure: boolean | null = null;
  const look = () => {
    const now = !mayBeSeen(currentAddress());
    if (now === isSecure) return;
    isSecure = now;
    void host.call('screen.secure', { isSecure });
  };
  look();
  followAddress(look);
}
