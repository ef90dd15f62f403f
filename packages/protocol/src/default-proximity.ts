// SPDX-License-Identifier: GPL-3.0-only
// What the distance estimator assumes unless a deployment knows better: fitted on DP-3T experiment 34, iPhones from the
// calibration that Google and Apple published. docs/proximity.md tells how, and what each value brings.

export const defaultProximity = {
  attenuationAtOneMetre: 53.4,
  decibelsPerDecade: 18,
  biasSd: 4.5,
  unknownPowerSd: 4,
  noiseSd: 5.4,
  priorMedianMetres: 2.4,
  priorLogSd: 1,
  walkPerRootMinute: 0.25,
  redrawMinutes: 3,
  lostPacketsDb: 24,
  contextShare: 0.4,
  usualAttenuation: 60,
  lossWidthDb: 2,
  lossBeyondDb: 2,
  leastMissed: 0.03,
  independentSeconds: 90,
  unknownPowerDbm: -12,
  unknownPowerSpread: 8,
  certainty: { errorMinutes: 5, shiftMinutes: 1.5, slope: 1.9, cautionMinutes: 1.5 },
  models: [
    { model: 'SM-G973F', transmitPowerDbm: -25, receiverCorrectionDb: 4 },
    { model: 'SM-G970F', transmitPowerDbm: -25.5, receiverCorrectionDb: 4.5 },
    { model: 'SM-A405FN', transmitPowerDbm: -20.5, receiverCorrectionDb: 5.5 },
    { model: 'SM-A515F', transmitPowerDbm: -25, receiverCorrectionDb: 4.5 },
    { model: 'SM-A908B', transmitPowerDbm: -23, receiverCorrectionDb: 6.5 },
    { model: 'SM-G981B', transmitPowerDbm: -24.5, receiverCorrectionDb: 5 },
    { model: 'iPhone*', transmitPowerDbm: 1.5, receiverCorrectionDb: 0 },
    { model: 'iPhone 7', transmitPowerDbm: 3, receiverCorrectionDb: 0 },
    { model: 'iPhone XR', transmitPowerDbm: 0, receiverCorrectionDb: 0 },
    { model: 'iPhone XS', transmitPowerDbm: 3, receiverCorrectionDb: 0 },
    { model: 'iPhone 11', transmitPowerDbm: 1, receiverCorrectionDb: 0 },
    { model: 'iPhone 11 Pro', transmitPowerDbm: 3, receiverCorrectionDb: 0 },
  ],
};
