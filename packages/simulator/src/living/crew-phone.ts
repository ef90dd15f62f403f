// SPDX-License-Identifier: GPL-3.0-only
// One phone of a crew: the real engine over the town's air and the real server.
import { createPhone, type Net, type Phone, type Share, type Vault } from '@bluezone/phone';
import { intervalStart } from '@bluezone/protocol';
import { webSealer } from '@bluezone/sealer';
import { type AirRadio, airRadio } from '../phones/air-radio.ts';
import { nodeVerify, systemRandom } from '../phones/platform-crypto.ts';
import { runTransmitPowerDbm } from '../run/run-settings.ts';
import { phoneNumberOf } from '../run/simulated-person.ts';
import type { TourShare } from '../tour/tour-api.ts';
import type { CrewNotice, CrewSetup, PhoneFacts } from './crew.ts';
import { type OnAirPlan, onAirPlan } from './on-air.ts';
import { type WatchedLine, watchedLine } from './watched-net.ts';

export interface CrewPhone {
  readonly person: number;
  readonly phoneNumber: string;
  readonly phone: Phone;
  readonly radio: AirRadio;
  readonly line: WatchedLine;
  /** When it next has something to do. */
  due: number;
  /** It said or shared something since its facts were told. */
  isNews: boolean;
  facts(): Promise<PhoneFacts>;
}

export interface CrewPhoneParts {
  readonly pins: CrewSetup['pins'];
  readonly vault: Vault;
  readonly now: () => number;
  readonly net: () => Net;
  readonly watchesAnswers: () => boolean;
  readonly onPlan: (plan: OnAirPlan) => void;
  readonly onNotice: (notice: CrewNotice) => void;
}

export function crewPhone(person: number, parts: CrewPhoneParts): CrewPhone {
  const radio = airRadio();
  const { now, net, watchesAnswers } = parts;
  const line = watchedLine({ person, now, net, watchesAnswers, sealer: webSealer });
  const phone = createPhone(
    {
      clock: { now },
      random: systemRandom,
      radio: {
        ...radio,
        async plan(plan) {
          await radio.plan(plan);
          parts.onPlan(onAirPlan(person, plan));
        },
      },
      vault: parts.vault,
      net: line.net,
      sealer: line.sealer,
      notifier: {
        async notify(notices) {
          for (const notice of notices) {
            if (notice.kind !== 'exposed' && notice.kind !== 'withdrawn') continue;
            parts.onNotice({ at: now(), person, ...notice });
            self.isNews = true;
          }
        },
      },
      verify: nodeVerify,
    },
    parts.pins,
    { transmitPowerDbm: runTransmitPowerDbm },
  );
  const self: CrewPhone = {
    person,
    phoneNumber: phoneNumberOf(person),
    phone,
    radio,
    line,
    due: 0,
    isNews: false,
    async facts() {
      const { exposure, hasUploadToken } = await phone.status();
      const shares = (await phone.shares()).map(shownShare);
      return { person, exposure, hasUploadToken, shares, alerts: await phone.alerts() };
    },
  };
  return self;
}

function shownShare({
  id,
  kind,
  state,
  code,
  notBefore,
  sharedAt,
  alternatives,
  current,
  tags,
}: Share): TourShare {
  const keys = alternatives[current] ?? [];
  const spoken =
    keys.length === 0
      ? null
      : {
          from: intervalStart(Math.min(...keys.map(({ start }) => start))),
          to: intervalStart(Math.max(...keys.map(({ start, period }) => start + period))),
        };
  return { id, kind, state, code, notBefore, sharedAt, keys: keys.length, meetings: tags.length, spoken };
}
