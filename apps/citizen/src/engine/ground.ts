// SPDX-License-Identifier: GPL-3.0-only
// What the engine stands on, to be loaded before it: the protocol, whose ciphers make their tables when they are loaded.
export { dayCipher } from '@bluezone/protocol';
