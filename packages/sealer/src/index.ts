// SPDX-License-Identifier: GPL-3.0-only
// The phone's Sealer port over WebCrypto: for browsers, web views and Node.
export { webSealer } from './web-sealer.ts';
