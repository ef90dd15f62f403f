// SPDX-License-Identifier: GPL-3.0-only
// Stands for Node's "crypto" in a page, as in the apps.
export default {};
