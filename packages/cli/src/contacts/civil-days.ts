// SPDX-License-Identifier: GPL-3.0-only
// Which civil day a second belongs to in a named zone, summer time included.

const quarterHour = 900;

/** Days as ISO dates, numbered as they are asked for; undefined for a zone that nobody knows. */
export class CivilDays {
  readonly dates: string[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly known = new Map<number, number>();

  private constructor(private readonly format: Intl.DateTimeFormat) {}

  static of(zone: string): CivilDays | undefined {
    try {
      return new CivilDays(
        new Intl.DateTimeFormat('en-CA', {
          timeZone: zone,
          year: 'numeric',
          month: '2-digit',
          day: '2-digit',
        }),
      );
    } catch {
      return undefined;
    }
  }

  /** Number of the day of a unix second. Zones change only at whole quarters of an hour. */
  number(second: number): number {
    const quarter = Math.floor(second / quarterHour);
    const known = this.known.get(quarter);
    if (known !== undefined) return known;
    const date = this.format.format(new Date(quarter * quarterHour * 1000));
    let number = this.numbers.get(date);
    if (number === undefined) {
      number = this.dates.push(date) - 1;
      this.numbers.set(date, number);
    }
    this.known.set(quarter, number);
    return number;
  }
}
