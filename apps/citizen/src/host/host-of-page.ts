// SPDX-License-Identifier: GPL-3.0-only
// The native host around this page, asked for once; null in a browser.
import { findHostLine, type HostPage, type NativeHost, nativeHost } from '@bluezone/host-bridge';

let asked: Promise<NativeHost | null> | null = null;

export function hostOfPage(): Promise<NativeHost | null> {
  asked ??= findHostLine(window as unknown as HostPage).then((line) =>
    line === null ? null : nativeHost(line),
  );
  return asked;
}
