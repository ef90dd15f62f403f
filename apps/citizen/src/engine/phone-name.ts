// SPDX-License-Identifier: GPL-3.0-only

/** Under this name the browser keeps what is the phone's. */
export const phoneName = 'bluezone.citizen';
