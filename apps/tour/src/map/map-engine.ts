// SPDX-License-Identifier: GPL-3.0-only
// Draws the map when there is something new to see, and otherwise rests. Framework-free: the page hands it canvases and
// what it knows of the town.
import type { PersonState, TourHeard, TourTown } from '@bluezone/simulator';
import { Camera } from './camera.ts';
import { drawGround } from './draw-ground.ts';
import { drawOverview } from './draw-overview.ts';
import { drawPeople, type PeopleColumns, type Scene } from './draw-people.ts';
import { createHeardLines } from './heard-lines.ts';
import { createRings } from './light-up.ts';
import { drawingOrder, markOf, marks, newlyMarked } from './marks.ts';
import { type Palette, readPalette } from './palette.ts';
import { drawSprites, markRadius } from './person-sprites.ts';
import { placeEverybody, speedOf, type Tracks } from './tracks.ts';
import { densestMiddle, screenX, screenY } from './view.ts';
import { pauseUntilNextLook, visibleShift } from './when-to-draw.ts';

export interface Canvases {
  readonly ground: HTMLCanvasElement;
  readonly live: HTMLCanvasElement;
  /** Null where the whole town is seen anyway. */
  readonly overview: HTMLCanvasElement | null;
  /** An element that nobody sees, to read colours with. */
  readonly probe: HTMLElement;
}

export interface MapEngineOptions {
  readonly town: TourTown;
  readonly canvases: Canvases;
  /** Unix seconds of the town. */
  clock(): number;
  /** Seconds of the town per second. */
  pace(): number;
  /** The present tracks; asked before every look. @param now real milliseconds */
  tracks(now: number): Tracks | null;
  /** The view is another one. */
  onView(): void;
}

/** More than 2 device pixels per CSS pixel nobody sees, and everybody pays for. */
const MOST_RATIO = 2;
const FRAME_MS = 17;
/** Further than radios of phones reach indoors. In a recording places are not real, and neither are lengths. */
const LONGEST_LINE_METRES = 50;
const OVERVIEW_PAUSE_MS = 2000;

export class MapEngine {
  readonly camera: Camera;
  #options: MapEngineOptions;
  #people: PeopleColumns & { count: number };
  #drawnX: Float32Array;
  #drawnY: Float32Array;
  #scene: Scene;
  #palette: Palette;
  #overviewSize = { width: 0, height: 0 };
  #ratio = 1;
  #spriteScale = Number.NaN;
  #states: readonly PersonState[] = [];
  #isFollowing = false;
  #busStop = (name: string): string => name;
  #isGroundOld = true;
  #arePeopleOld = true;
  #wantsLessMotion = false;
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lookedAt = 0;
  #overviewDrawnAt = Number.NEGATIVE_INFINITY;
  #isStopped = false;

  constructor(options: MapEngineOptions) {
    this.#options = options;
    this.camera = new Camera(options.town.bounds, () => {
      this.#overviewDrawnAt = Number.NEGATIVE_INFINITY;
      this.#options.onView();
      this.#drawAll();
    });
    const count = options.town.people.length;
    this.#people = {
      count: 0,
      x: new Float32Array(count),
      y: new Float32Array(count),
      mark: new Uint8Array(count),
      isOff: new Uint8Array(count),
      order: drawingOrder([], count),
    };
    this.#drawnX = new Float32Array(count);
    this.#drawnY = new Float32Array(count);
    this.#palette = readPalette(options.canvases.probe);
    this.#scene = {
      people: this.#people,
      names: options.town.people.map(({ name }) => name),
      lines: createHeardLines(),
      rings: createRings(),
      longestLine: options.town.kind === 'town' ? LONGEST_LINE_METRES : Number.POSITIVE_INFINITY,
      sprites: drawSprites(1, 1, this.#palette),
      chosen: -1,
      hovered: -1,
      guest: -1,
    };
  }

  /** Whether it is known where people are. */
  get hasPeople(): boolean {
    return this.#people.count > 0;
  }

  /** @param width and height in CSS pixels */
  resize(width: number, height: number, ratio: number): void {
    if (width === 0 || height === 0) return;
    this.#ratio = Math.min(MOST_RATIO, Math.max(1, ratio));
    const { ground, live } = this.#options.canvases;
    for (const canvas of [ground, live]) {
      canvas.width = Math.round(width * this.#ratio);
      canvas.height = Math.round(height * this.#ratio);
    }
    this.#spriteScale = Number.NaN;
    this.camera.resize({ width, height });
    if (!this.camera.isMoved) this.camera.showMost(this.#whereItHappens());
  }

  resizeOverview(width: number, height: number): void {
    const { overview } = this.#options.canvases;
    if (overview === null || width === 0 || height === 0) return;
    this.#overviewSize = { width, height };
    const ratio = Math.min(MOST_RATIO, Math.max(1, globalThis.devicePixelRatio));
    overview.width = Math.round(width * ratio);
    overview.height = Math.round(height * ratio);
    this.#overviewDrawnAt = Number.NEGATIVE_INFINITY;
    this.lookSoon();
  }

  /** Reads the colours anew. */
  repaint(): void {
    this.#palette = readPalette(this.#options.canvases.probe);
    this.#spriteScale = Number.NaN;
    this.#overviewDrawnAt = Number.NEGATIVE_INFINITY;
    this.#drawAll();
  }

  /** @param busStop how a bus stop of this name is called */
  tellWords(busStop: (name: string) => string): void {
    this.#busStop = busStop;
    this.#isGroundOld = true;
    this.lookSoon();
  }

  reduceMotion(wantsLess: boolean): void {
    this.#wantsLessMotion = wantsLess;
    this.camera.wantsLessMotion = wantsLess;
    this.lookSoon();
  }

  tellStates(states: readonly PersonState[]): void {
    if (states === this.#states) return;
    const isFirst = this.#states.length === 0;
    const news = newlyMarked(this.#states, states);
    this.#states = states;
    const count = this.#people.mark.length;
    this.#scene.guest = -1;
    for (const state of states) {
      this.#people.mark[state.index] = marks.indexOf(markOf(state));
      this.#people.isOff[state.index] = state.phone === 'off' ? 1 : 0;
      if (state.phone === 'guest') this.#scene.guest = state.index;
    }
    this.#people.order = drawingOrder(states, count);
    if (!isFirst) this.#show(news);
    this.#arePeopleOld = true;
    this.#overviewDrawnAt = Number.NEGATIVE_INFINITY;
    this.lookSoon();
  }

  tellHeard(heard: Pick<TourHeard, 'hearer' | 'peer' | 'rssi'>): void {
    this.#scene.lines.tell(heard, this.#wantsLessMotion);
    this.#arePeopleOld = true;
    this.lookSoon();
  }

  /** @param person null for nobody; @param isShown whether to bring them into view */
  choose(person: number | null, isShown: boolean): void {
    this.#scene.chosen = person ?? -1;
    this.#arePeopleOld = true;
    if (person !== null && isShown && this.hasPeople) {
      const { x, y } = this.placeOf(person);
      this.camera.bring(x, y);
    }
    this.lookSoon();
  }

  follow(isFollowing: boolean): void {
    this.#isFollowing = isFollowing;
    this.lookSoon();
  }

  hover(person: number | null): void {
    if (this.#scene.hovered === (person ?? -1)) return;
    this.#scene.hovered = person ?? -1;
    this.#arePeopleOld = true;
    this.lookSoon();
  }

  /** Where somebody is, metres. */
  placeOf(person: number): { readonly x: number; readonly y: number } {
    return { x: this.#people.x[person] as number, y: this.#people.y[person] as number };
  }

  /** Who is on the screen, those whom others lie above last; at most so many. */
  peopleInView(most: number): number[] {
    const found: number[] = [];
    for (let n = this.#people.count - 1; n >= 0 && found.length < most; n--) {
      const person = this.#people.order[n] as number;
      if (this.#isInView(person, 0)) found.push(person);
    }
    return found;
  }

  countInView(): number {
    let count = 0;
    for (let person = 0; person < this.#people.count; person++) if (this.#isInView(person, 0)) count++;
    return count;
  }

  /** The nearest person to a pixel, within reach of a pointer; null for none. */
  personAt(px: number, py: number, reach: number): number | null {
    const { view, size } = this.camera;
    let nearest: number | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (let n = 0; n < this.#people.count; n++) {
      const person = this.#people.order[n] as number;
      const dx = screenX(view, size, this.#people.x[person] as number) - px;
      const dy = screenY(view, size, this.#people.y[person] as number) - py;
      const mark = marks[this.#people.mark[person] as number] ?? 'none';
      const distance = Math.hypot(dx, dy) - markRadius(mark, view.scale);
      if (distance <= reach && distance <= least) {
        nearest = person;
        least = distance;
      }
    }
    return nearest;
  }

  /** Looks with the next frame. */
  lookSoon(): void {
    if (this.#frame !== 0 || this.#isStopped || document.hidden) return;
    clearTimeout(this.#timer);
    this.#frame = requestAnimationFrame(this.#look);
  }

  /** Nobody looks: nothing is drawn until {@link lookSoon}. */
  rest(): void {
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  stop(): void {
    this.#isStopped = true;
    this.rest();
  }

  #look = (): void => {
    this.#frame = 0;
    clearTimeout(this.#timer);
    if (this.#isStopped || document.hidden || this.camera.size.width === 0) return;
    const now = performance.now();
    const passed = Math.min(200, now - this.#lookedAt);
    this.#lookedAt = now;
    const tracks = this.#options.tracks(now);
    if (tracks !== null) this.#placePeople(tracks);
    this.camera.glideOn(now);
    if (this.#isFollowing && this.#scene.chosen >= 0 && this.hasPeople) {
      const { x, y } = this.placeOf(this.#scene.chosen);
      this.camera.follow(x, y);
    }
    const { lines, rings } = this.#scene;
    const wasFading = lines.isFading || rings.count > 0;
    if (lines.isFading) lines.fade(passed);
    if (rings.count > 0) rings.grow(now);
    if (this.#isGroundOld) this.#drawGround();
    if (this.#arePeopleOld || wasFading || this.#greatestShift() >= visibleShift) this.#drawPeople();
    if (now - this.#overviewDrawnAt >= OVERVIEW_PAUSE_MS) this.#drawOverview(now);
    const isFading = lines.isFading || rings.count > 0;
    const fastest = tracks === null ? 0 : this.#fastestInView(tracks);
    const pause = pauseUntilNextLook(fastest, this.#options.pace(), isFading, this.#wantsLessMotion);
    if (this.camera.isGliding || pause < FRAME_MS) this.lookSoon();
    else if (this.#frame === 0) this.#timer = setTimeout(this.#look, pause);
  };

  #placePeople(tracks: Tracks): void {
    const isFirst = this.#people.count === 0;
    placeEverybody(tracks, this.#options.clock(), this.#people.x, this.#people.y);
    if (!isFirst) return;
    this.#people.count = Math.min(tracks.people, this.#people.x.length);
    this.#arePeopleOld = true;
    if (!this.camera.isMoved) this.camera.showMost(this.#whereItHappens());
  }

  /** Where those are who are warned or ill, or else everybody, metres. */
  #whereItHappens(): ArrayLike<number> {
    const { count, x, mark } = this.#people;
    const marked = x.subarray(0, count).filter((_, person) => mark[person] !== 0);
    return marked.length > 0 ? marked : x.subarray(0, count);
  }

  /** Rings around those who have just been warned or confirmed; brings them into view when nobody looks elsewhere. */
  #show(news: readonly number[]): void {
    if (news.length === 0) return;
    const now = performance.now();
    if (!this.#wantsLessMotion) this.#scene.rings.begin(news, now);
    const isSeen = !this.hasPeople || news.some((person) => this.#isInView(person, 0));
    if (isSeen || this.#isFollowing || this.camera.isLookingAt(now)) return;
    const { view, size } = this.camera;
    const cx = densestMiddle(
      news.map((person) => this.placeOf(person).x),
      size.width / view.scale,
    );
    const nearest = news.reduce((best, each) =>
      Math.abs(this.placeOf(each).x - cx) < Math.abs(this.placeOf(best).x - cx) ? each : best,
    );
    this.camera.glideTo({ cx, cy: this.placeOf(nearest).y, scale: view.scale });
  }

  #drawAll(): void {
    this.#isGroundOld = true;
    this.#arePeopleOld = true;
    this.lookSoon();
  }

  #drawGround(): void {
    const context = this.#options.canvases.ground.getContext('2d', { alpha: false });
    if (context === null) return;
    drawGround(
      context,
      this.#options.town,
      this.camera.view,
      this.camera.size,
      this.#ratio,
      this.#palette,
      this.#busStop,
    );
    this.#isGroundOld = false;
  }

  #drawPeople(): void {
    const context = this.#options.canvases.live.getContext('2d');
    if (context === null) return;
    const { view, size } = this.camera;
    if (this.#spriteScale !== view.scale) {
      this.#scene.sprites = drawSprites(view.scale, this.#ratio, this.#palette);
      this.#spriteScale = view.scale;
    }
    drawPeople(context, this.#scene, view, size, this.#ratio, this.#palette);
    this.#drawnX.set(this.#people.x);
    this.#drawnY.set(this.#people.y);
    this.#arePeopleOld = false;
  }

  #drawOverview(now: number): void {
    const context = this.#options.canvases.overview?.getContext('2d', { alpha: false });
    if (context === null || context === undefined || this.#overviewSize.width === 0) return;
    const ratio = context.canvas.width / this.#overviewSize.width;
    const shown = { view: this.camera.view, size: this.camera.size };
    drawOverview(context, this.#options.town, this.#people, this.#overviewSize, ratio, this.#palette, shown);
    this.#overviewDrawnAt = now;
  }

  /** CSS pixels between where somebody in view was drawn and where they are. */
  #greatestShift(): number {
    let greatest = 0;
    const { x, y, count } = this.#people;
    for (let person = 0; person < count; person++) {
      const shift = Math.max(
        Math.abs((x[person] as number) - (this.#drawnX[person] as number)),
        Math.abs((y[person] as number) - (this.#drawnY[person] as number)),
      );
      if (shift > greatest && this.#isInView(person, 20)) greatest = shift;
    }
    return greatest * this.camera.view.scale;
  }

  /** CSS pixels a second. */
  #fastestInView(tracks: Tracks): number {
    let fastest = 0;
    for (let person = 0; person < this.#people.count; person++) {
      const speed = speedOf(tracks, person);
      if (speed > fastest && this.#isInView(person, 20)) fastest = speed;
    }
    return fastest * this.#options.pace() * this.camera.view.scale;
  }

  #isInView(person: number, margin: number): boolean {
    return this.camera.shows(this.#people.x[person] as number, this.#people.y[person] as number, margin);
  }
}
