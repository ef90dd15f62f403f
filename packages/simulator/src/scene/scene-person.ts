// SPDX-License-Identifier: GPL-3.0-only
// One person of the scene: the real engine over simulated air and the real server.
import { clearSealer, createPhone, type Net, type Phone, type Pins, type Vault } from '@bluezone/phone';
import { toHex } from '@bluezone/protocol';
import type { AirRadio } from '../phones/air-radio.ts';
import { nodeVerify, systemRandom } from '../phones/platform-crypto.ts';
import { runTransmitPowerDbm } from '../run/run-settings.ts';
import { phoneNumberOf } from '../run/simulated-person.ts';
import type { SentPost } from './scene-facts.ts';
import { sceneNames } from './scene-script.ts';

export interface ScenePerson {
  readonly index: number;
  readonly name: string;
  readonly phoneNumber: string;
  readonly phone: Phone;
  readonly radio: AirRadio;
  /** The second up to which the radio was told its scans. */
  heardUntil: number;
}

/** What a person needs of the world around. */
export interface PersonSurroundings {
  readonly now: () => number;
  readonly net: Net;
  readonly pins: Pins;
  readonly vault: Vault;
  readonly radio: AirRadio;
  /** Is told of every post that left the phone. */
  readonly onPost: (post: SentPost) => void;
}

/** Bytes of a post that are kept for showing: enough to see whether it is sealed. */
const shownBytes = 48;

export async function scenePerson(index: number, world: PersonSurroundings): Promise<ScenePerson> {
  const phone = createPhone(
    {
      clock: { now: world.now },
      random: systemRandom,
      radio: world.radio,
      vault: world.vault,
      net: watchedNet(index, world),
      sealer: clearSealer,
      notifier: { notify: async () => {} },
      verify: nodeVerify,
    },
    world.pins,
    { transmitPowerDbm: runTransmitPowerDbm },
  );
  const { lastScan } = await phone.status();
  return {
    index,
    name: sceneNames[index] as string,
    phoneNumber: phoneNumberOf(index),
    phone,
    radio: world.radio,
    heardUntil: lastScan ?? 0,
  };
}

/** The net as it is, with a note of size and first bytes of what leaves. */
function watchedNet(person: number, { net, now, onPost }: PersonSurroundings): Net {
  return {
    get: (path, maximumBytes) => net.get(path, maximumBytes),
    async post(body) {
      const answer = await net.post(body);
      onPost({
        at: now(),
        person,
        bytes: body.length,
        begins: toHex(body.subarray(0, shownBytes)),
        answered: answer.ok ? answer.value.length : null,
      });
      return answer;
    },
  };
}
