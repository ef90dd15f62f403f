// SPDX-License-Identifier: GPL-3.0-only
// What happens in each step. A step may be cut off anywhere and begun again: whatever it did already is found in
// phones' engines and the server's rows, and not done twice.
import type { Phone, Share } from '@bluezone/phone';
import { dateText, heardSeconds, type Result, utcDayAt, utcDayOfInterval } from '@bluezone/protocol';
import type {
  CheckFacts,
  ConsentFacts,
  MeetFacts,
  PhoneVerdict,
  PublishedFile,
  SentPost,
  StepFacts,
  StepId,
} from './scene-facts.ts';
import type { ScenePerson } from './scene-person.ts';
import { cast } from './scene-script.ts';
import type { SceneWorld } from './scene-world.ts';
import { isEverythingPublished, newFiles, spentTags } from './server-rows.ts';

const hour = 3600;
const minute = 60;

/** A step that cannot go on; said to the visitor, who may try again. */
export class StepFailure extends Error {}

function unwrap<T>(result: Result<T>, act: string): T {
  if (!result.ok) throw new StepFailure(`${act}: ${result.code} (${result.detail})`);
  return result.value;
}

function personOf(world: SceneWorld, index: number): ScenePerson {
  return world.people[index] as ScenePerson;
}

async function shareOf(phone: Phone, kind: Share['kind']): Promise<Share | undefined> {
  return (await phone.shares()).findLast((share) => share.kind === kind && share.state !== 'refused');
}

function factsOf<Id extends StepId>(world: SceneWorld, id: Id): StepFacts[Id] {
  const facts = world.state.facts[id];
  if (facts === undefined) throw new Error(`step ${id} has not been played`);
  return facts as StepFacts[Id];
}

/** What the illness statement of the patient says: a test today, no known onset. */
export const statementAt = (now: number) => ({ onsetDay: null, sampleDay: utcDayAt(now) });

async function meet(world: SceneWorld, day: number): Promise<MeetFacts> {
  const evening = world.timeOf(day, 20 * hour);
  await world.advance(evening, { least: 10 * minute, most: hour / 2 });
  await world.wakeAll();
  const utcDay = utcDayAt(world.timeOf(day, 12 * hour));
  const heard = [];
  for (const { index, phone } of world.people) {
    const entries = (await phone.holdings()).heard.filter(
      (entry) => utcDayOfInterval(entry.interval) === utcDay,
    );
    const seconds = entries.reduce((sum, entry) => sum + heardSeconds(entry), 0);
    heard.push({ person: index, identifiers: entries.length, seconds });
  }
  return { day, heard };
}

async function verdicts(world: SceneWorld): Promise<PhoneVerdict[]> {
  const phones: PhoneVerdict[] = [];
  for (const { index, phone } of world.people) {
    const { exposure } = await phone.status();
    phones.push({ person: index, exposure, alerts: await phone.alerts() });
  }
  return phones;
}

/** Until every phone has checked since now; phones choose their own times. */
async function checkAll(world: SceneWorld): Promise<CheckFacts> {
  const begun = world.state.clock;
  const limit = begun + 12 * hour;
  const isDone = async () => {
    for (const { phone } of world.people)
      if (((await phone.status()).lastGoodCheck ?? 0) <= begun) return false;
    return true;
  };
  if (!(await world.advance(limit, { isDone }))) throw new StepFailure('a phone could not check');
  return { phones: await verdicts(world) };
}

async function publishAll(world: SceneWorld): Promise<PublishedFile[]> {
  const isDone = () => isEverythingPublished(world.store);
  if (!(await world.advance(world.state.clock + 6 * hour, { isDone })))
    throw new StepFailure('the server did not publish');
  return newFiles(world.store, world.state.knownExports);
}

function lastPostOf(world: SceneWorld, person: number): SentPost {
  const post = world.state.posts.findLast((each) => each.person === person);
  if (post === undefined) throw new StepFailure('nothing was sent');
  return post;
}

async function consent(world: SceneWorld): Promise<ConsentFacts> {
  const { index, phone } = personOf(world, cast.patient);
  let share = await shareOf(phone, 'report');
  if (share === undefined) {
    await world.advance(world.state.clock + minute);
    const preview = unwrap(await phone.previewReport(statementAt(world.state.clock)), 'preview');
    const days = preview.days.map(({ day }) => day);
    share = unwrap(await phone.shareReport(phone.consentToReport(preview, days, true)), 'share');
  }
  const keys = share.alternatives[0]?.length ?? 0;
  return { person: index, keys, meetings: share.tags.length, notBefore: share.notBefore };
}

/** Waits until what a person shared is settled. */
async function settled(world: SceneWorld, { phone }: ScenePerson, kind: Share['kind']): Promise<Share> {
  const open: readonly Share['state'][] = ['queued', 'waiting', 'withdrawing'];
  const isDone = async () => {
    const share = await shareOf(phone, kind);
    return share === undefined || !open.includes(share.state);
  };
  await world.advance(world.state.clock + 6 * hour, { isDone });
  const share = await shareOf(phone, kind);
  if (share === undefined || open.includes(share.state)) throw new StepFailure('the server did not take it');
  return share;
}

/** One function per step; each gives what was found when it ended. */
export const steps: { [Id in StepId]: (world: SceneWorld) => Promise<StepFacts[Id]> } = {
  'meet-1': (world) => meet(world, 1),
  'meet-2': (world) => meet(world, 2),

  async confirm(world) {
    await world.advance(world.timeOf(3, 8.5 * hour), { least: 10 * minute, most: hour / 2 });
    const { index, phoneNumber } = personOf(world, cast.patient);
    const sampleDay = dateText(utcDayAt(world.state.clock));
    const { caseId, digits } = await world.staff.confirmCase(phoneNumber, sampleDay);
    return { person: index, caseId, phoneNumber, sampleDay, digits };
  },

  async redeem(world) {
    const { index, phone, phoneNumber } = personOf(world, cast.patient);
    if (!(await phone.status()).hasUploadToken) {
      await world.advance(world.state.clock + 12 * minute);
      await phone.opened();
      const { digits } = factsOf(world, 'confirm');
      unwrap(await phone.redeem({ kind: 'digits', digits, phoneNumber }), 'redeem');
    }
    return { person: index, post: lastPostOf(world, index) };
  },

  consent,

  async leave(world) {
    const patient = personOf(world, cast.patient);
    for (const onlooker of cast.onlookers) {
      await world.advance(world.state.clock + minute);
      await personOf(world, onlooker).phone.opened();
    }
    const { state } = await settled(world, patient, 'report');
    const post = lastPostOf(world, patient.index);
    const among = world.state.posts.filter(({ at }) => at > post.at - 2 * hour);
    return { person: patient.index, post, state, among };
  },

  publish: async (world) => ({ files: await publishAll(world) }),
  check: checkAll,

  async claim(world) {
    const { index, phone } = personOf(world, cast.warnsOthers);
    let share = await shareOf(phone, 'claim');
    if (share === undefined) {
      await world.advance(world.state.clock + 10 * minute);
      await phone.opened();
      const preview = unwrap(await phone.previewClaim(), 'preview');
      share = unwrap(await phone.shareClaim(phone.consentToClaim(preview)), 'share');
    }
    const others = (await verdicts(world)).filter(
      ({ person, exposure }) => exposure === 'F1' && person !== index,
    );
    const keys = share.alternatives[share.current]?.length ?? 0;
    return { person: index, others: others.map(({ person }) => person), keys };
  },

  async 'publish-claim'(world) {
    const claimant = personOf(world, cast.warnsOthers);
    const { state } = await settled(world, claimant, 'claim');
    const files = await publishAll(world);
    const spent = await spentTags(world.store);
    return { person: claimant.index, state, spentTags: spent.count, minutes: spent.minutes, files };
  },

  'check-again': checkAll,

  async withdraw(world) {
    const patient = personOf(world, cast.patient);
    const share = await shareOf(patient.phone, 'report');
    if (share === undefined) throw new StepFailure('there is no report to withdraw');
    if (share.state === 'accepted') {
      await world.advance(world.state.clock + 10 * minute);
      unwrap(await patient.phone.withdraw(share.id), 'withdraw');
    }
    const { state } = await settled(world, patient, 'report');
    const files = await publishAll(world);
    const { phones } = await checkAll(world);
    return { person: patient.index, state, files, phones };
  },
};
