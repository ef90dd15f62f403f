// SPDX-License-Identifier: GPL-3.0-only
// What staff propose, decide and foresee of what phones are told.
import { Type } from 'typebox';
import { directiveKinds, directiveStates } from '../directives/directive.ts';
import { closed, dayIn, dayOut, oneOf, orNull, recordId, version } from './record-schemas.ts';

const number = Type.Number();
const whole = Type.Integer();
const weights = Type.Object({ standard: number, high: number }, closed);

/** The parts of the configuration that staff may direct; their bounds stand in the protocol. */
export const directedConfiguration = Type.Object(
  {
    scan: Type.Object(
      {
        windowSeconds: whole,
        periodSeconds: whole,
        periodAfterSightingSeconds: whole,
        bridgedGapSeconds: whole,
      },
      closed,
    ),
    matching: Type.Object({ toleranceIntervals: whole }, closed),
    exposure: Type.Object(
      {
        attenuationThresholds: Type.Array(whole, { minItems: 3, maxItems: 3 }),
        bucketWeights: Type.Array(number, { minItems: 4, maxItems: 4 }),
        unknownTransmitPowerDbm: whole,
        receiverCorrectionDb: number,
        infectiousnessByDay: Type.Array(whole, { minItems: 29, maxItems: 29 }),
        infectiousnessUnknownOnset: whole,
        weights: Type.Object(
          { confirmedTest: weights, clinical: weights, selfReport: weights, recursive: weights },
          closed,
        ),
        minimumWindowMinutes: number,
        closeContactMinutes: number,
        addUpPeople: Type.Boolean(),
      },
      closed,
    ),
    proximity: orNull(
      Type.Object(
        {
          ...{ attenuationAtOneMetre: number, decibelsPerDecade: number, biasSd: number },
          ...{ unknownPowerSd: number, noiseSd: number, priorMedianMetres: number, priorLogSd: number },
          ...{ walkPerRootMinute: number, redrawMinutes: number, lostPacketsDb: number },
          ...{ contextShare: number, usualAttenuation: number, lossWidthDb: number, lossBeyondDb: number },
          ...{ leastMissed: number, independentSeconds: number, unknownPowerDbm: number },
          unknownPowerSpread: number,
          certainty: Type.Object(
            { errorMinutes: number, shiftMinutes: number, slope: number, cautionMinutes: number },
            closed,
          ),
          models: Type.Array(
            Type.Object(
              {
                model: Type.String({ maxLength: 60 }),
                transmitPowerDbm: number,
                receiverCorrectionDb: number,
              },
              closed,
            ),
            { maxItems: 400 },
          ),
        },
        closed,
      ),
    ),
    sharing: Type.Object({ maximumDelaySeconds: whole, daysBeforeOnset: whole }, closed),
    polling: Type.Object({ periodSeconds: whole }, closed),
  },
  { ...closed, description: 'Radio and risk as phones judge them; proximity null: the plain rule' },
);

const noticeText = Type.String({ minLength: 1, maxLength: 2000 });
const notice = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z0-9-]{1,40}$' }),
    vi: noticeText,
    en: noticeText,
    until: dayIn('Last UTC day on which phones show it'),
  },
  closed,
);
export const noticeList = Type.Array(notice, { maxItems: 20 });
export const sunset = orNull(dayIn('UTC day from which phones stop and erase'));

/** What a proposal of each kind says. */
const contents = {
  configuration: Type.Optional(directedConfiguration),
  notices: Type.Optional(noticeList),
  sunsetDay: Type.Optional(sunset),
};
const reason = Type.String({ minLength: 1, maxLength: 1000, description: 'Why; it stays on record' });

export const newProposal = Type.Object(
  { kind: oneOf(directiveKinds, 'The content of this kind is given, and no other'), reason, ...contents },
  closed,
);
export const decision = Type.Object(
  { version, reason: Type.Optional(Type.String({ maxLength: 1000 })) },
  closed,
);
export const rollback = Type.Object(
  { number: Type.Integer({ minimum: 1, description: 'Of an approved proposal of before' }), reason },
  closed,
);
export const previewed = Type.Object({ configuration: directedConfiguration }, closed);

export const directiveView = Type.Object({
  id: recordId,
  kind: oneOf(directiveKinds),
  state: oneOf(directiveStates),
  version: Type.Integer(),
  number: orNull(Type.Integer({ description: 'In the order of approval' })),
  base: Type.Integer({
    description: 'Number of what was in force of this kind when it was proposed; 0 for none',
  }),
  ...contents,
  reason: Type.String(),
  proposedBy: Type.String(),
  proposedDay: dayOut,
  decidedBy: orNull(Type.String()),
  decidedDay: orNull(dayOut),
  decision: Type.String({ description: 'What the one who decided said of it' }),
});

export const directiveList = Type.Object({
  inForce: orNull(
    Type.Object(
      {
        day: dayOut,
        version: Type.Integer({ description: 'Of the configuration that phones get' }),
        number: Type.Integer({
          description: 'Of the last approved proposal that the exposure desk has taken over; 0 for none',
        }),
        configuration: directedConfiguration,
        notices: noticeList,
        sunsetDay: orNull(dayOut),
      },
      { description: 'As the exposure desk said last; null until it has' },
    ),
  ),
  open: Type.Array(directiveView),
  history: Type.Array(directiveView, { description: 'Decided ones, newest first, at most 200' }),
});

const counted = Type.Object({
  f1: Type.Integer({ description: 'People told that they were close contacts' }),
  f2: Type.Integer({ description: 'People told that they were near' }),
  none: Type.Integer({ description: 'People told nothing' }),
});
export const previewResult = Type.Object({
  recordings: Type.Integer({ description: 'Recorded days of a phone that were judged' }),
  source: Type.String({ description: 'Where the recorded data come from' }),
  before: counted,
  after: counted,
  becomeF1: Type.Integer({ description: 'Told they were close contacts only under the proposal' }),
  noLongerF1: Type.Integer({ description: 'Told so only under what is in force' }),
});
export const directiveParams = Type.Object({ id: recordId });
