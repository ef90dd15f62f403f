// SPDX-License-Identifier: GPL-3.0-only
import type { Places } from './use-places.ts';

/** "Phường Hoàn Kiếm, Hà Nội"; as much of it as is known, codes until the list is there. */
export function placeName(places: Places | null, province: string | null, commune: string | null): string {
  return [places?.communeName(commune) ?? commune, places?.provinceName(province) ?? province]
    .filter((part) => part !== null && part !== '')
    .join(', ');
}
