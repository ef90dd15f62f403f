// SPDX-License-Identifier: GPL-3.0-only
// The logs of MIT Lincoln Laboratory's phone experiments (H0H1, MIT Matrix): one line per event, fields separated by
// commas, the first a local time. Names and lengths in feet ("Range") are truth and come apart from what was heard.

/** What a line says. */
export type PhoneLogLine =
  | {
      readonly kind: 'heard';
      /** Seconds since 1970, the local time taken as UTC. */
      readonly second: number;
      /** The app's own number of a device, good for one log. */
      readonly device: string;
      /** dBm, 127 unknown. */
      readonly rssi: number;
      /** Name the device advertised; null for none. */
      readonly name: string | null;
      /** What the device said it sends with, dBm; null where it said nothing. */
      readonly txPower: number | null;
    }
  | { readonly kind: 'range'; readonly second: number; readonly feet: number }
  | {
      readonly kind: 'model';
      readonly second: number;
      /** Whose model: the phone that logs, or the one of interest that sends. */
      readonly role: 'observer' | 'sender';
      readonly model: string;
    }
  | { readonly kind: 'other'; readonly second: number };

const linePattern = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:[.:](\d{1,6}))?Z?,([^,]*)(?:,(.*))?$/;
const unknownPower = -999;

/** Reads one line; undefined when it is not of this form. Never throws. */
export function parsePhoneLogLine(line: string): PhoneLogLine | undefined {
  const match = linePattern.exec(line);
  if (match === null) return undefined;
  const [, date, clock, fraction = '0', event, rest = ''] = match;
  const second = Date.parse(`${date}T${clock}Z`) / 1000 + Number(`0.${fraction}`);
  if (!Number.isFinite(second)) return undefined;
  const fields = rest.split(',');
  if (event === 'Bluetooth') return heardOf(second, fields);
  if (event === 'Range') {
    const feet = Number(fields[0]);
    return fields[0] !== '' && feet >= 0 && feet < 1000
      ? { kind: 'range', second, feet }
      : { kind: 'other', second };
  }
  if (event === 'Device' || event === 'receiver' || event === 'self_tester')
    return modelOf(second, 'observer', fields[0]);
  if (event === 'beacon' || event === 'partner_tester') return modelOf(second, 'sender', fields[1]);
  return { kind: 'other', second };
}

function modelOf(second: number, role: 'observer' | 'sender', model = ''): PhoneLogLine {
  return { kind: 'model', second, role, model: model.trim().slice(0, 60) };
}

function heardOf(second: number, fields: readonly string[]): PhoneLogLine | undefined {
  // A name may hold commas; the strength is the second field, the power the last but one.
  const [device, strength] = fields;
  const rssi = Number(strength);
  const power = Number(fields.at(-2));
  if (device === undefined || device === '' || fields.length < 5) return undefined;
  if (strength === '' || !(rssi >= -127 && rssi <= 127)) return undefined;
  const name = fields.slice(2, -2).join(',');
  return {
    kind: 'heard',
    second,
    device,
    rssi,
    name: name === 'None' || name === '' ? null : name,
    txPower: Number.isFinite(power) && power > unknownPower && Math.abs(power) < 128 ? power : null,
  };
}
