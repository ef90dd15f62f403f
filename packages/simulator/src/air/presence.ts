// SPDX-License-Identifier: GPL-3.0-only
/** What others hear of a phone: its beacons, a device among others, or nothing. */
export type Presence = 'beacons' | 'bystander' | 'silent';
