// SPDX-License-Identifier: GPL-3.0-only
// All crews of a town as one: moved on together, with what their radios have on the air carried from one to the others.
import type { Crew, CrewNews, CrewOrders, CrewSetup } from './crew.ts';
import type { OnAirPlan } from './on-air.ts';

export class TownCrews {
  readonly #crews: readonly Crew[];
  /** Plans that each crew has not heard of yet. */
  readonly #untold: OnAirPlan[][];
  #on: Uint8Array | null = null;
  #isOnNew = false;

  constructor(crews: readonly Crew[]) {
    this.#crews = crews;
    this.#untold = crews.map(() => []);
  }

  get count(): number {
    return this.#crews.length;
  }

  /** The crew that has a person's phone. */
  of(person: number): Crew {
    return this.#crews[person % this.#crews.length] as Crew;
  }

  async open(
    setup: Omit<CrewSetup, 'crew' | 'crews' | 'directory'>,
    directory: string | null,
    origin: string,
  ) {
    const crews = this.#crews.length;
    const place = (crew: number) => (directory === null ? null : `${directory}/phones-${crew}`);
    const opened = this.#crews.map((crew, i) =>
      crew.open({ ...setup, crew: i, crews, directory: place(i) }, origin),
    );
    return this.#spread(await Promise.all(opened));
  }

  /** Whose phones are on, from the next move. */
  switchOn(on: Uint8Array): void {
    this.#on = on;
    this.#isOnNew = true;
  }

  /** A radio that belongs to no crew has a new plan. */
  announce(plan: OnAirPlan): void {
    for (const untold of this.#untold) untold.push(plan);
  }

  async advance(
    orders: Pick<CrewOrders, 'to' | 'listenNow' | 'wakeAll' | 'watchAnswers'>,
  ): Promise<CrewNews[]> {
    const on = this.#isOnNew ? this.#on : null;
    this.#isOnNew = false;
    const moved = this.#crews.map((crew, i) => {
      const plans = this.#untold[i] as OnAirPlan[];
      this.#untold[i] = [];
      return crew.advance({ ...orders, on, plans });
    });
    return this.#spread(await Promise.all(moved));
  }

  async useOrigin(origin: string): Promise<void> {
    await Promise.all(this.#crews.map((crew) => crew.useOrigin(origin)));
  }

  async seal(): Promise<void> {
    await Promise.all(this.#crews.map((crew) => crew.seal()));
  }

  async close(): Promise<void> {
    await Promise.all(this.#crews.map((crew) => crew.close()));
  }

  #spread(news: CrewNews[]): CrewNews[] {
    news.forEach(({ plans }, from) => {
      this.#untold.forEach((untold, to) => {
        if (to !== from) untold.push(...plans);
      });
    });
    return news;
  }
}
