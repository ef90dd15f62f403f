// SPDX-License-Identifier: GPL-3.0-only
// Draws the map when there is something new to see, and otherwise rests. Framework-free: the page hands it canvases and
// what it knows of the town.
import type { PersonState, TourHeard, TourTown } from '@bluezone/simulator';
import { Camera } from './camera.ts';
import { drawNames } from './draw-names.ts';
import { drawPeople, type PeopleColumns, type Scene } from './draw-people.ts';
import { createGroundLayer, type GroundLayer } from './ground-layer.ts';
import { createHeardLines } from './heard-lines.ts';
import { createRings } from './light-up.ts';
import { createMarkStamps, markRadius } from './mark-stamps.ts';
import { drawingOrder, markOf, marks, newlyMarked } from './marks.ts';
import { createNameImages, type NameImages } from './name-images.ts';
import { createOverviewLayer, type OverviewLayer } from './overview-layer.ts';
import { type Palette, readPalette } from './palette.ts';
import { patchOf, viewOf } from './patch.ts';
import { createPeopleLayer } from './people-layer.ts';
import type { Stamps } from './stamp-marks.ts';
import { placeEverybody, speedOf, type Tracks } from './tracks.ts';
import { densestMiddle, screenX, screenY } from './view.ts';
import { pauseUntilNextLook, visibleShift } from './when-to-draw.ts';

export interface Canvases {
  readonly map: HTMLCanvasElement;
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
/** The hand rests when the view has been the same for so long: then the ground is drawn sharp. Real milliseconds. */
const REST_MS = 120;
/** Whoever has just moved the pointer on the map looks at it. Real milliseconds. */
const WATCHING_MS = 10_000;

export class MapEngine {
  readonly camera: Camera;
  #options: MapEngineOptions;
  #people: PeopleColumns & { count: number };
  #drawnX: Float32Array;
  #drawnY: Float32Array;
  #scene: Scene;
  #palette: Palette;
  readonly #context: CanvasRenderingContext2D | null;
  readonly #ground: GroundLayer;
  readonly #peopleLayer = createPeopleLayer();
  readonly #overview: OverviewLayer;
  #ratio = 1;
  #nameImages: NameImages;
  #stampsAt: (scale: number) => Stamps;
  #states: readonly PersonState[] = [];
  #isFollowing = false;
  #busStop = (name: string): string => name;
  #isOld = true;
  #arePeopleOld = true;
  #isSharp = true;
  #viewChangedAt = Number.NEGATIVE_INFINITY;
  #pointedAt = Number.NEGATIVE_INFINITY;
  #wantsLessMotion = false;
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lookedAt = 0;
  #isStopped = false;

  constructor(options: MapEngineOptions) {
    this.#options = options;
    this.camera = new Camera(options.town.bounds, () => {
      this.#viewChangedAt = performance.now();
      this.#options.onView();
      this.#drawSoon();
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
    // It fills the whole canvas, every time: nothing below it has to be mixed in.
    this.#context = options.canvases.map.getContext('2d', { alpha: false });
    this.#ground = createGroundLayer(options.town);
    this.#overview = createOverviewLayer(options.town, options.canvases.overview);
    this.#palette = readPalette(options.canvases.probe);
    this.#nameImages = createNameImages(1, this.#palette);
    this.#stampsAt = createMarkStamps(1, this.#palette);
    this.#scene = {
      people: this.#people,
      names: options.town.people.map(({ name }) => name),
      lines: createHeardLines(),
      rings: createRings(),
      longestLine: options.town.kind === 'town' ? LONGEST_LINE_METRES : Number.POSITIVE_INFINITY,
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
    const { map } = this.#options.canvases;
    const shownRatio = shownRatioOf(ratio);
    map.width = Math.round(width * shownRatio);
    map.height = Math.round(height * shownRatio);
    // Of the box it may miss part of a pixel: else the browser would stretch every frame by that part.
    map.style.width = `${map.width / shownRatio}px`;
    map.style.height = `${map.height / shownRatio}px`;
    if (shownRatio !== this.#ratio) {
      this.#ratio = shownRatio;
      this.#forgetPictures();
    }
    this.camera.resize({ width, height });
    if (!this.camera.isMoved) this.camera.showMost(this.#whereItHappens());
    // A canvas of a new size is empty, and would be shown so until the next frame.
    this.rest();
    this.#look();
  }

  resizeOverview(width: number, height: number): void {
    if (width === 0 || height === 0) return;
    this.#overview.resize({ width, height }, shownRatioOf(globalThis.devicePixelRatio));
    this.lookSoon();
  }

  /** Reads the colours anew. */
  repaint(): void {
    this.#palette = readPalette(this.#options.canvases.probe);
    this.#forgetPictures();
    this.#overview.forget();
    this.#drawSoon();
  }

  /** @param busStop how a bus stop of this name is called */
  tellWords(busStop: (name: string) => string): void {
    this.#busStop = busStop;
    this.#drawSoon();
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
    this.#overview.forget();
    this.#drawSoon();
  }

  tellHeard(heard: Pick<TourHeard, 'hearer' | 'peer' | 'rssi'>): void {
    this.#scene.lines.tell(heard, this.#wantsLessMotion);
    this.#drawSoon();
  }

  /** @param person null for nobody; @param isShown whether to bring them into view */
  choose(person: number | null, isShown: boolean): void {
    this.#scene.chosen = person ?? -1;
    if (person !== null && isShown && this.hasPeople) {
      const { x, y } = this.placeOf(person);
      this.camera.bring(x, y);
    }
    this.#drawSoon();
  }

  follow(isFollowing: boolean): void {
    this.#isFollowing = isFollowing;
    this.lookSoon();
  }

  /** The pointer is on the map. */
  hover(person: number | null): void {
    this.#pointedAt = performance.now();
    if (this.#scene.hovered === (person ?? -1)) return;
    this.#scene.hovered = person ?? -1;
    this.#drawSoon();
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
    const isResting = !this.camera.isGliding && now - this.#viewChangedAt >= REST_MS;
    const isBlurred = isResting && !this.#isSharp;
    if (this.#greatestShift() >= visibleShift) this.#arePeopleOld = true;
    if (this.#isOld || this.#arePeopleOld || isBlurred || wasFading) this.#draw(isResting);
    this.#overview.draw(this.#people, this.#palette, this.camera, now);
    const isFading = lines.isFading || rings.count > 0;
    const fastest = tracks === null ? 0 : this.#fastestInView(tracks);
    const pace = this.#options.pace();
    const pause = pauseUntilNextLook(fastest, pace, isFading, this.#isWatched(now), this.#wantsLessMotion);
    if (this.camera.isGliding || pause < FRAME_MS) this.lookSoon();
    else if (this.#frame === 0)
      this.#timer = setTimeout(this.#look, this.#isSharp ? pause : Math.min(pause, REST_MS));
  };

  #isWatched(now: number): boolean {
    return this.#isFollowing || this.camera.isLookingAt(now) || now - this.#pointedAt < WATCHING_MS;
  }

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

  /** What was drawn in other colours, or for another screen. */
  #forgetPictures(): void {
    this.#nameImages = createNameImages(this.#ratio, this.#palette);
    this.#stampsAt = createMarkStamps(this.#ratio, this.#palette);
    this.#ground.forget();
  }

  #drawSoon(): void {
    this.#isOld = true;
    this.lookSoon();
  }

  #draw(isResting: boolean): void {
    const context = this.#context;
    if (context === null) return;
    const [ratio, palette] = [this.#ratio, this.#palette];
    const shown = patchOf(this.camera.view, this.camera.size, ratio);
    const { view, size } = viewOf(shown, ratio);
    this.#isSharp = this.#ground.put(context, shown, ratio, palette, isResting);
    drawNames(context, this.#nameImages, this.#options.town, view, size, this.#busStop);
    const stamps = this.#stampsAt(view.scale);
    const isOld = this.#arePeopleOld;
    if (drawPeople(context, this.#scene, this.#peopleLayer, stamps, shown, isOld, ratio, palette)) {
      this.#drawnX.set(this.#people.x);
      this.#drawnY.set(this.#people.y);
    }
    this.#isOld = false;
    this.#arePeopleOld = false;
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

const shownRatioOf = (ratio: number): number => Math.min(MOST_RATIO, Math.max(1, ratio));
