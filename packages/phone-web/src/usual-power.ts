// SPDX-License-Identifier: GPL-3.0-only

/** What every beacon states where no radio says otherwise, dBm. */
export const usualTransmitPowerDbm = -20;
