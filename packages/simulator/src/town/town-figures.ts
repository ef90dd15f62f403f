// SPDX-License-Identifier: GPL-3.0-only
// The figures behind the town. Those of the 2019 Population and Housing Census of Viet Nam (General Statistics
// Office): 96.2 million people in 26.9 million households, 24.3 % under 15 years, 7.7 % of 65 and more. All others
// are assumptions, chosen so that the town's statistics fall into the bands that contact surveys publish.

/** Share of households by size, 1 to 7. The shape is assumed; its mean is the census's 96.2 ÷ 26.9 = 3.58 persons. */
export const HOUSEHOLD_SIZE_SHARES: readonly number[] = [0.1, 0.16, 0.21, 0.28, 0.14, 0.07, 0.04];

/** Share of adults who work, by the lowest age of a band. Assumed. */
export const WORKING_SHARES: readonly (readonly [fromAge: number, share: number])[] = [
  [18, 0.75],
  [25, 0.86],
  [60, 0.4],
  [70, 0],
];

/** Share of workers who work at home. Assumed. */
export const HOME_WORK_SHARE = 0.1;

/** Sizes of offices and workshops with their shares: most firms are small, most people work in larger ones. Assumed. */
export const FIRM_SIZES: readonly (readonly [size: number, share: number])[] = [
  [3, 0.3],
  [6, 0.3],
  [12, 0.22],
  [25, 0.13],
  [50, 0.05],
];

/** Residents per place of a kind, and who works in one. Assumed. */
export const SERVICES = {
  market: { residentsPerPlace: 1500, residentsPerSeller: 40 },
  eatery: { residentsPerPlace: 160, staff: 3 },
  cafe: { residentsPerPlace: 130, staff: 2 },
  shop: { residentsPerPlace: 100, staff: 2 },
  clinic: { residentsPerPlace: 2500, staff: 4 },
  park: { residentsPerPlace: 1200 },
} as const;

/** Most pupils of a class. Assumed; public primary schools of Viet Nam allow 35. */
export const LARGEST_CLASS = 35;

/** Vehicles of adults for ways beyond {@link LONGEST_WALK_METRES}; motorbikes carry most people. Assumed. */
export const ADULT_VEHICLES = { motorbike: 0.74, bus: 0.16, bicycle: 0.1 } as const;

/** The same for those of 6 to 17 years. Assumed. */
export const YOUNG_VEHICLES = { motorbike: 0, bus: 0.3, bicycle: 0.7 } as const;

export const LONGEST_WALK_METRES = 350;

/** Metres per second. Assumed. */
export const SPEEDS = { walk: 1.3, bicycle: 4, motorbike: 7, indoors: 1 } as const;
