// SPDX-License-Identifier: GPL-3.0-only
// Who works or learns where. Services are staffed first, then pupils get classes by age, then firms take the rest.
import { type RandomStream, randomStream } from '../air/seeded-random.ts';
import { FIRM_SIZES, HOME_WORK_SHARE, LARGEST_CLASS, SERVICES, WORKING_SHARES } from './town-figures.ts';
import type { Establishment } from './town-map.ts';
import type { Occupation } from './town-model.ts';

/** Classes of a school at most. Assumed. */
const CLASSES_PER_SCHOOL = 12;
/** Pupils of a class on average, where there are enough. Assumed. */
const USUAL_CLASS = 28;

/** An establishment with its people; a school's `classes` list the pupils of each, its staff their teachers. */
export interface StaffedEstablishment extends Establishment {
  readonly staff: readonly number[];
  readonly classes: readonly (readonly number[])[];
}

export interface Occupations {
  readonly occupations: readonly Occupation[];
  readonly establishments: readonly StaffedEstablishment[];
}

/** @param ages of everybody  @param households the members of each */
export function assignOccupations(
  ages: readonly number[],
  households: readonly (readonly number[])[],
  seed: number,
): Occupations {
  const random = randomStream(seed, 'occupations');
  const occupations = ages.map((age) => drawOccupation(age, random));
  for (const members of households) keepSomebodyAtHome(members, ages, occupations);
  const jobless = shuffle(
    ages.flatMap((_, id) => (occupations[id] === 'worker' ? [id] : [])),
    random,
  );
  const hire = (count: number) => jobless.splice(0, count);
  const residents = ages.length;
  const establishments: StaffedEstablishment[] = [];
  const open = (kind: Establishment['kind'], staff: number[], classes: number[][] = []) =>
    establishments.push({ kind, size: kind === 'school' ? classes.length : staff.length, staff, classes });

  const classes = divideIntoClasses(ages, occupations);
  for (let first = 0; first < classes.length; first += CLASSES_PER_SCHOOL) {
    const here = classes.slice(first, first + CLASSES_PER_SCHOOL);
    open('school', hire(here.length), here);
  }
  for (let n = places(residents, SERVICES.market.residentsPerPlace); n > 0; n--) {
    const sellers =
      residents / places(residents, SERVICES.market.residentsPerPlace) / SERVICES.market.residentsPerSeller;
    open('market', hire(Math.max(1, Math.round(sellers))));
  }
  for (const kind of ['eatery', 'cafe', 'shop', 'clinic'] as const)
    for (let n = places(residents, SERVICES[kind].residentsPerPlace); n > 0; n--)
      open(kind, hire(SERVICES[kind].staff));
  for (let n = places(residents, SERVICES.park.residentsPerPlace); n > 0; n--) open('park', []);

  for (const id of jobless.splice(0, Math.round(jobless.length * HOME_WORK_SHARE))) occupations[id] = 'home';
  while (jobless.length > 0) {
    const size = drawFirmSize(random);
    open(random.uniform() < 0.5 ? 'office' : 'workshop', hire(size));
  }
  return { occupations, establishments };
}

const places = (residents: number, each: number) => Math.max(1, Math.round(residents / each));

function drawOccupation(age: number, random: RandomStream): Occupation {
  const draw = random.uniform();
  if (age < 3) return 'infant';
  if (age < 18) return 'pupil';
  let working = 0;
  for (const [from, share] of WORKING_SHARES) if (age >= from) working = share;
  return draw < working ? 'worker' : 'home';
}

/** No infant is alone, and children of a household of workers keep nobody from work. */
function keepSomebodyAtHome(
  members: readonly number[],
  ages: readonly number[],
  occupations: Occupation[],
): void {
  if (!members.some((id) => occupations[id] === 'infant')) return;
  if (members.some((id) => occupations[id] === 'home')) return;
  const keeper = members.find((id) => (ages[id] as number) >= 18);
  if (keeper !== undefined) occupations[keeper] = 'home';
}

function divideIntoClasses(ages: readonly number[], occupations: readonly Occupation[]): number[][] {
  const pupils = ages.flatMap((_, id) => (occupations[id] === 'pupil' ? [id] : []));
  pupils.sort((x, y) => (ages[x] as number) - (ages[y] as number) || x - y);
  const count = Math.max(Math.ceil(pupils.length / LARGEST_CLASS), Math.round(pupils.length / USUAL_CLASS));
  const each = pupils.length / Math.max(1, count);
  return Array.from({ length: count }, (_, n) =>
    pupils.slice(Math.round(n * each), Math.round((n + 1) * each)),
  );
}

function drawFirmSize(random: RandomStream): number {
  let draw = random.uniform();
  for (const [size, share] of FIRM_SIZES) {
    draw -= share;
    if (draw < 0) return size + random.integer(Math.ceil(size / 2) + 1);
  }
  return 2;
}

function shuffle(list: number[], random: RandomStream): number[] {
  for (let n = list.length - 1; n > 0; n--) {
    const other = random.integer(n + 1);
    [list[n], list[other]] = [list[other] as number, list[n] as number];
  }
  return list;
}
