// SPDX-License-Identifier: GPL-3.0-only
// Accounts of the authority for looking at: they exist in this data directory alone, and open nothing but it. Passwords and
// second factors are kept beside the data, for the next start.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, type Result } from '@bluezone/protocol';
import {
  addEnrolledStaff,
  type EnrolledAccount,
  type Keyring,
  type NewAccount,
  nationalScope,
  type Store,
} from '@bluezone/server';
import { systemRandom } from '../phones/platform-crypto.ts';
import { replaceFile } from '../tour/replace-file.ts';

/** An account and who has it. */
export interface SampleAccount extends EnrolledAccount {
  readonly vi: string;
  readonly en: string;
}

export interface SampleStaff {
  /** Confirms the cases that a visitor of the tour confirms; nobody logs in with it. */
  readonly town: EnrolledAccount;
  /** For visitors. */
  readonly people: readonly SampleAccount[];
}

interface Sample extends Omit<NewAccount, 'name'> {
  readonly vi: string;
  readonly en: string;
}

/** Where the made-up town lies, for the console: Bến Thành in Hồ Chí Minh City. */
export const townPlace = { province: '79', commune: '26743' } as const;
const province = { level: 'province', province: townPlace.province, communes: [] } as const;
const area = { ...province, level: 'area', communes: [townPlace.commune] } as const;

const townAccount: Sample = {
  ...{ username: 'thi-tran', role: 'supervisor', vi: 'Chương trình thị trấn', en: 'the town’s program' },
  ...nationalScope,
};
const samples: readonly Sample[] = [
  {
    ...{ username: 'quoc-gia', role: 'supervisor', ...nationalScope },
    ...{ vi: 'Người điều phối toàn quốc', en: 'supervisor for the country' },
  },
  {
    ...{ username: 'tinh', role: 'investigator', ...province },
    ...{ vi: 'Người điều tra của tỉnh', en: 'investigator of the province' },
  },
  {
    ...{ username: 'khu-vuc', role: 'investigator', ...area },
    ...{ vi: 'Người điều tra của khu vực', en: 'investigator of the area' },
  },
  {
    ...{ username: 'kiem-toan', role: 'auditor', ...nationalScope },
    ...{ vi: 'Người kiểm tra nhật ký', en: 'auditor' },
  },
  {
    ...{ username: 'quan-tri', role: 'administrator', ...nationalScope },
    ...{ vi: 'Người quản lý tài khoản', en: 'administrator of accounts' },
  },
];

const mostTries = 100;

/** Opens the sample accounts of a data directory (null: memory), or makes them; says whether they are new. */
export async function openSampleStaff(
  store: Store,
  keys: Keyring,
  directory: string | null,
  now: number,
): Promise<Result<{ staff: SampleStaff; isNew: boolean }>> {
  const path = directory === null ? null : join(directory, 'sample-staff.json');
  const known = path === null ? undefined : readSample(path);
  if (known !== undefined) return ok({ staff: known, isNew: false });

  /** Under a name of its own where the file of an earlier one is lost. */
  async function add({ vi, en, ...account }: Sample): Promise<Result<SampleAccount>> {
    for (let attempt = 0; attempt < mostTries; attempt++) {
      const username = attempt === 0 ? account.username : `${account.username}-${attempt}`;
      const whole = { ...account, username, name: vi };
      const added = await addEnrolledStaff(store, keys.casesNumberKey, whole, now, systemRandom.bytes);
      if (added.ok) return ok({ ...added.value, vi, en });
    }
    return fail('store.unavailable', 'a sample account cannot be made');
  }

  const town = await add(townAccount);
  if (!town.ok) return town;
  const people: SampleAccount[] = [];
  for (const sample of samples) {
    const added = await add(sample);
    if (!added.ok) return added;
    people.push(added.value);
  }
  const staff: SampleStaff = { town: town.value, people };
  if (path !== null) replaceFile(path, JSON.stringify(staff));
  return ok({ staff, isNew: true });
}

const isAccount = (value: unknown): value is SampleAccount =>
  typeof value === 'object' &&
  value !== null &&
  ['username', 'password', 'secret', 'vi', 'en'].every(
    (field) => typeof (value as Record<string, unknown>)[field] === 'string',
  );

/** The accounts in a file; undefined when there is none, or none that can be read: others are made then. */
function readSample(path: string): SampleStaff | undefined {
  try {
    const { town, people } = JSON.parse(readFileSync(path, 'utf8')) as Partial<SampleStaff>;
    return isAccount(town) && Array.isArray(people) && people.every(isAccount) ? { town, people } : undefined;
  } catch {
    return undefined;
  }
}
