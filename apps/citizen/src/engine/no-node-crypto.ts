// SPDX-License-Identifier: GPL-3.0-only
// Stands for Node's "crypto" in the page: libraries ask for it only where the platform has no WebCrypto, and every browser has it.
export default {};
