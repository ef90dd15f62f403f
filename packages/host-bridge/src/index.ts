// SPDX-License-Identifier: GPL-3.0-only
// The app's page and the native host around it: the phone's ports, over a line of messages.
export {
  bridgeVersion,
  type CallName,
  type CallValue,
  type CallWith,
  type HostEvent,
  type HostFailure,
} from './host-calls.ts';
export { type SavedFile, saveFileWith } from './host-files.ts';
export { findHostLine, type HostLine, type HostPage, hostOrigin } from './host-line.ts';
export {
  HostError,
  type HostNotifierParts,
  type HostVault,
  hostNet,
  hostNotifier,
  hostRadio,
  hostVault,
} from './host-ports.ts';
export { type NativeHost, nativeHost, type Told } from './native-host.ts';
export { type SimulatedHost, type SimulatedHostParts, simulatedHost } from './simulated-host.ts';
