// SPDX-License-Identifier: GPL-3.0-only
// Three browsers as three phones of one town: a case, a close contact, and whoever met that one the day after. On the way a
// man in the middle, who must achieve nothing.
import type { Browser, Route } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { illness } from '../language/vi/illness.ts';
import { warning } from '../language/vi/warning.ts';
import { browserAbsent, hasBrowser, launchBrowser } from './browser.ts';
import { type CitizenPhone, expectWithdrawn, openPhone, play } from './citizen-phone.ts';
import { startTown, type Town } from './running-town.ts';
import { soon } from './soon.ts';

const longest = 600_000;
let browser: Browser;
let town: Town;

beforeAll(async () => {
  if (!hasBrowser) return;
  // The first two have breakfast together on this morning, before the UTC day ends at seven; then the second works beside
  // the third.
  town = await startTown({ residents: 60, startsAt: '2026-08-13T06:10+07:00' });
  browser = await launchBrowser();
}, longest);

afterAll(async () => {
  await browser?.close();
  await town?.end();
}, longest);

/** A byte in the middle is another one. */
async function forge(route: Route): Promise<void> {
  const response = await route.fetch();
  const body = await response.body();
  const middle = body.length >> 1;
  body[middle] = (body[middle] ?? 0) ^ 1;
  await route.fulfill({ response, body });
}

/** The phone asks now, and says that it could not check; nobody is warned. */
async function expectCheckFails(phone: CitizenPhone): Promise<void> {
  await phone.expectHome('check-failed');
  await phone.goOn('/warning/log');
  await phone.page.getByText(warning.logNone).waitFor();
}

it.skipIf(!hasBrowser)(
  `warns F1 and then F2 of a shared case, believes no forger on the way, and takes all back${browserAbsent}`,
  async () => {
    const guests = await town.guests();
    const phones: CitizenPhone[] = [];
    await play(phones, async () => {
      for (const guest of guests.slice(0, 3)) {
        const phone = await openPhone(browser, town);
        phones.push(phone);
        expect(await phone.join()).toBe(guest.name);
      }
      const [ill, near, far] = phones as [CitizenPhone, CitizenPhone, CitizenPhone];
      const [patient, contact] = guests;
      if (patient === undefined || contact === undefined) throw new Error('the town has no places');
      await near.register(town, contact.phoneNumber);

      await town.liveUntil('2026-08-13T09:10+07:00');
      for (const phone of phones) await phone.expectHome('none-known');

      // The code is read out, entered, and only what was shown and agreed to leaves.
      const digits = await town.confirm(patient.person);
      await ill.goOn('/ill');
      await ill.link(illness.begin).click();
      await ill.page.getByLabel(illness.code.digits).fill(digits);
      await ill.page.getByLabel(illness.code.number).fill(patient.phoneNumber);
      await ill.button(illness.code.redeem).click();
      await ill.page.getByText(illness.held.title).waitFor();
      await ill.expectHome('F0-not-shared');
      await ill.goOn('/ill/share');
      await ill.page.getByLabel(illness.share.sample).fill('2026-08-13');
      await ill.button(illness.share.look).click();
      await soon(() => ill.page.locator('.choices input[type=checkbox]').count()).toBe(2);
      await ill.page.getByLabel(illness.share.consent).check();

      await near.page.route('**/v1/index', forge);
      await expectCheckFails(near);
      await ill.button(illness.share.send).click();
      await ill.agree(illness.share.send);
      await ill.page.getByText(illness.shared.thanks).waitFor();
      await ill.expectHome('F0-shared');

      // Everybody else has the list by now; this phone gets only forgeries of it.
      await far.expectHome('none-known');
      await near.page.route('**/v1/exports/*.zip', forge);
      const forged = near.page.waitForResponse(/\/v1\/exports\//);
      await near.page.unroute('**/v1/index');
      await forged;
      await expectCheckFails(near);
      await near.page.unroute('**/v1/exports/*.zip');
      await near.expectHome('F1');

      // The contact tells the authority who they are: what stood in the preview, at the desk's own table.
      await near.goOn('/warning');
      await near.link(warning.tell).click();
      await near.page.getByLabel(warning.contact.name).fill('Trần Thị Thử');
      await near.page.getByLabel(warning.contact.number).fill('0901234996');
      await near.page.getByLabel(warning.symptoms.fever).check();
      await near.button(warning.contact.preview).click();
      await near.page.getByText(warning.contact.previewTitle).waitFor();
      expect(await town.tablesAbout('+84901234996')).toEqual([]);
      await near.button(warning.contact.send).click();
      await near.agree(warning.contact.send);
      await near.page.getByRole('heading', { name: warning.contact.sent, exact: true }).waitFor();
      expect(await town.tablesAbout('+84901234996')).toEqual(
        expect.arrayContaining(['cases.contact_forms', 'cases.people']),
      );

      // The contact warns those met since.
      await near.goOn('/warning');
      await near.link(warning.others).click();
      await near.page.getByLabel(warning.claim.consent).check();
      await near.button(warning.claim.send).click();
      await near.page.getByRole('heading', { name: warning.claim.sent }).waitFor();
      await near.goOn('/warning');
      await near.page.getByText(warning.claimState.accepted).waitFor();
      // Keys of today are published when they have been silent for a while.
      await town.liveUntil('2026-08-13T10:30+07:00');
      await far.expectHome('F2');
      await far.goOn('/warning');
      await far.page.getByText(warning.F2.calm).waitFor();
      expect(await far.said()).not.toContain(warning.F1.what);

      // It was a mistake.
      await ill.goOn('/ill');
      await ill.button(illness.withdraw).click();
      await ill.agree(illness.withdraw);
      await ill.page.getByText(illness.withdrawn.what).waitFor();
      await expectWithdrawn(near);
      await expectWithdrawn(far);
      for (const phone of [near, far]) await phone.expectHome('none-known');
      for (const phone of phones) await phone.close();
      for (const phone of phones) expect(phone.complaints).toEqual([]);
    });
  },
  longest,
);
