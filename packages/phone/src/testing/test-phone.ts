// SPDX-License-Identifier: GPL-3.0-only
// A phone over fakes, with everything around it in reach of the test.
import { verifyP256 } from '@bluezone/protocol';
import type { PeopleCounter } from '../counting/people-counter.ts';
import { createPhone, type Phone } from '../phone.ts';
import type { Net, Notice, PhonePorts, Pins, Random, Sealer } from '../ports.ts';
import type { WakeParts } from '../wake.ts';
import { type FakeRadio, fakeRadio } from './fake-radio.ts';
import { FakeServer, openPost, type Sent, testPins } from './fake-server.ts';
import { seededRandom } from './seeded-random.ts';
import { type SpyVault, spyVault } from './spy-vault.ts';
import { type TestClock, testClock } from './test-clock.ts';
import { testSealer } from './test-sealer.ts';

export interface TestPhone {
  /** The engine; another one after `restart`. */
  phone: Phone;
  readonly clock: TestClock;
  readonly server: FakeServer;
  readonly net: Net & { readonly sent: Sent[]; isDown: boolean };
  readonly radio: FakeRadio;
  readonly vault: SpyVault;
  readonly notices: Notice[];
  /** When set, called instead of taking notices; may throw. */
  refuseNotices: (() => void) | null;
  /** Ends the engine as if the process had died and starts another on the same vault and radio. */
  restart(): void;
  /** Kinds of all posts that left, in order. */
  postKinds(): string[];
  /** Lets time pass in steps, waking at each. */
  pass(seconds: number, step?: number): Promise<void>;
}

export interface TestPhoneOptions extends WakeParts {
  readonly seed?: number;
  readonly clock?: TestClock;
  readonly server?: FakeServer;
  readonly random?: Random;
  readonly sealer?: Sealer;
  readonly vault?: SpyVault;
  readonly ports?: Partial<PhonePorts>;
  readonly pins?: Pins;
  readonly counter?: PeopleCounter;
}

export function testPhone(options: TestPhoneOptions = {}): TestPhone {
  const clock = options.clock ?? testClock();
  const server = options.server ?? new FakeServer(clock);
  const random = options.random ?? seededRandom(options.seed ?? 1);
  const net = server.net();
  const radio = fakeRadio();
  const vault = options.vault ?? spyVault();
  const notices: Notice[] = [];
  const ports: PhonePorts = {
    clock,
    random,
    radio,
    vault,
    net,
    sealer: options.sealer ?? testSealer,
    verify: verifyP256,
    notifier: {
      async notify(told) {
        if (test.refuseNotices !== null) test.refuseNotices();
        else notices.push(...told);
      },
    },
    ...options.ports,
  };
  const start = () => createPhone(ports, options.pins ?? testPins, { transmitPowerDbm: -12, ...options });
  const test: TestPhone = {
    phone: start(),
    clock,
    server,
    net,
    radio,
    vault,
    notices,
    refuseNotices: null,
    restart() {
      test.phone = start();
    },
    postKinds: () => net.sent.flatMap((each) => (each.kind === 'post' ? [openPost(each.wire).kind] : [])),
    async pass(seconds, step = 3600) {
      const end = clock.now() + seconds;
      while (clock.now() < end) {
        clock.set(Math.min(end, clock.now() + step));
        await test.phone.wake();
      }
    },
  };
  return test;
}

export interface MeetingOptions {
  readonly minutes: number;
  readonly strengthDbm?: number;
  /** Seconds between scans, 60. */
  readonly every?: number;
}

/** Two phones hear each other from now on; the shared clock moves, and both are woken at the end. */
export async function meet(a: TestPhone, b: TestPhone, options: MeetingOptions): Promise<void> {
  const { minutes, strengthDbm = -55, every = 60 } = options;
  for (let left = minutes * 60; left > 0; left -= every) {
    a.clock.advance(every);
    const second = a.clock.now();
    const hear = (one: TestPhone, other: TestPhone) =>
      one.radio.hear({ second, heard: [{ beacon: other.radio.beaconAt(second), strengthDbm }], others: 0 });
    hear(a, b);
    hear(b, a);
  }
  await a.phone.wake();
  await b.phone.wake();
}

/** Two phones with one clock and one server, both woken once. */
export async function twoPhones(
  options: TestPhoneOptions = {},
  clock = testClock(),
): Promise<{ a: TestPhone; b: TestPhone }> {
  const server = new FakeServer(clock);
  await server.publish();
  const a = testPhone({ ...options, clock, server, seed: 1 });
  const b = testPhone({ clock, server, seed: 2 });
  await a.phone.wake();
  await b.phone.wake();
  return { a, b };
}
