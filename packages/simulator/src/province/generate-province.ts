// SPDX-License-Identifier: GPL-3.0-only
// A year of a province's health authority, invented: cases in waves, the people each of them met, calls day by day. So that
// the console is measured on what it is made for. Numbers and names are nobody's.
import { communesOf } from '@bluezone/server';
import { type RandomStream, randomStream } from '../air/seeded-random.ts';
import { inventFamilyName, inventPersonName } from '../town/invented-names.ts';

export interface ProvinceSettings {
  readonly seed: number;
  /** Two digits. */
  readonly province: string;
  readonly cases: number;
  readonly people: number;
  /** Civil day on which the year ends, which is today for whoever looks at it. */
  readonly today: number;
}

export const provinceYear: Omit<ProvinceSettings, 'today'> = {
  ...{ seed: 8, province: '79', cases: 20_000, people: 200_000 },
};

const yearDays = 365;
const followUpDays = 14;

interface Human {
  readonly id: string;
  readonly phoneNumber: string;
  readonly name: string;
  readonly birthYear: number;
  readonly sex: 'female' | 'male';
  readonly commune: string;
}

export interface GeneratedCase extends Human {
  readonly onsetDay: number | null;
  readonly sampleDay: number;
  readonly day: number;
  readonly personId: string | null;
}

export interface GeneratedPerson extends Human {
  readonly source: 'form' | 'interview';
  readonly sourceCase: string;
  readonly exposureDay: number;
  readonly day: number;
  readonly state: 'new' | 'following' | 'unreachable' | 'finished' | 'case';
  readonly nextDay: number | null;
  readonly lastDay: number | null;
  readonly firstDay: number | null;
  readonly tries: number;
  readonly isSymptomatic: boolean;
  readonly caseId: string | null;
}

export interface GeneratedProvince {
  readonly cases: readonly GeneratedCase[];
  readonly people: readonly GeneratedPerson[];
}

/** Day of the year on which somebody falls ill: three waves, the last of them still under way. */
function drawOnset(random: RandomStream): number {
  const wave = random.uniform();
  const [middle, width] = wave < 0.25 ? [90, 20] : wave < 0.6 ? [220, 25] : [350, 22];
  for (;;) {
    const day = Math.round(middle + width * random.normal());
    if (day >= 0 && day < yearDays) return day;
  }
}

/** The year, the same for the same settings. */
export function generateProvince(settings: ProvinceSettings): GeneratedProvince {
  const { seed, province, today } = settings;
  const random = randomStream(seed, 'province', province);
  const communes = communesOf(province).map(({ code }) => code);
  const firstDay = today - yearDays + 1;
  let next = 0;
  const human = (): Human => {
    const n = next++;
    return {
      // A key of rows in a database is random: so are these, but for the last digits, which keep them apart.
      id: `${random.bits().toString(16).padStart(8, '0')}${n.toString(16).padStart(8, '0')}`,
      phoneNumber: `+849${String(10_000_000 + n).padStart(8, '0')}`,
      name: inventPersonName(inventFamilyName(random), new Set(), random),
      birthYear: 1935 + random.integer(85),
      sex: random.bits() % 2 === 0 ? 'female' : 'male',
      commune: communes[Math.min(random.integer(communes.length), random.integer(communes.length))] as string,
    };
  };
  const onsets = Array.from({ length: settings.cases }, () => firstDay + drawOnset(random)).toSorted(
    (a, b) => a - b,
  );
  const cases: GeneratedCase[] = [];
  const people: GeneratedPerson[] = [];
  /** People who may fall ill, by the order of their contact: the later cases are taken from among them. */
  const waiting: number[] = [];
  onsets.forEach((onset, i) => {
    const sampleDay = Math.min(today, onset + 1 + random.integer(4));
    const day = Math.min(today, sampleDay + random.integer(2));
    const hasOnset = random.uniform() < 0.8;
    // About every fourth case was followed up as a contact before.
    const at = waiting.findIndex((index) => {
      const { exposureDay } = people[index] as GeneratedPerson;
      return exposureDay + 2 <= onset && onset <= exposureDay + 10;
    });
    const contact = at !== -1 && random.uniform() < 0.25 ? waiting.splice(at, 1)[0] : undefined;
    const person = contact === undefined ? undefined : (people[contact] as GeneratedPerson);
    const who = person === undefined ? human() : { ...person, id: human().id };
    const made: GeneratedCase = {
      ...{ id: who.id, phoneNumber: who.phoneNumber, name: who.name, birthYear: who.birthYear },
      ...{ sex: who.sex, commune: who.commune, onsetDay: hasOnset ? onset : null, sampleDay, day },
      personId: person?.id ?? null,
    };
    cases.push(made);
    if (person !== undefined)
      people[contact as number] = { ...person, state: 'case', nextDay: null, caseId: made.id };
    const end = Math.round(((i + 1) * settings.people) / settings.cases);
    while (people.length < end) {
      const exposureDay = Math.min(today, onset - 2 + random.integer(6));
      if (random.uniform() < 0.1) waiting.push(people.length);
      people.push(
        followed(human(), made.id, exposureDay, Math.min(today, day + random.integer(2)), today, random),
      );
    }
    while (waiting.length > 0 && (people[waiting[0] as number] as GeneratedPerson).exposureDay < onset - 12)
      waiting.shift();
  });
  return { cases, people };
}

/** How somebody stands today who met a case on a day: called most days, not always reached. */
function followed(
  who: Human,
  sourceCase: string,
  exposureDay: number,
  day: number,
  today: number,
  random: RandomStream,
): GeneratedPerson {
  const until = exposureDay + followUpDays;
  const source = random.uniform() < 0.3 ? ('form' as const) : ('interview' as const);
  const all = { ...who, source, sourceCase, exposureDay, day, caseId: null };
  if (today > until) {
    const ended = {
      state: 'finished' as const,
      nextDay: null,
      lastDay: until,
      firstDay: Math.min(day + 1, until),
    };
    return { ...all, ...ended, tries: 0, isSymptomatic: random.uniform() < 0.05 };
  }
  const draw = random.uniform();
  if (day === today || draw < 0.1)
    return {
      ...all,
      ...{ state: 'new', nextDay: day, lastDay: null, firstDay: null, tries: 0, isSymptomatic: false },
    };
  const lastDay = Math.max(day, today - random.integer(4));
  const firstDay = Math.min(day + 1, lastDay);
  if (draw < 0.18)
    return {
      ...all,
      ...{ state: 'unreachable', nextDay: lastDay + 1, lastDay, firstDay, tries: 3, isSymptomatic: false },
    };
  return {
    ...all,
    ...{ state: 'following', nextDay: lastDay + 1, lastDay, firstDay, tries: 0 },
    isSymptomatic: random.uniform() < 0.07,
  };
}
