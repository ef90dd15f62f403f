// SPDX-License-Identifier: GPL-3.0-only
// Which part of the town the map shows, and how it gets there. Until the visitor moves the view by hand it looks after
// itself: it shows where most happens, also when the page gets another size.
import type { TourTown } from '@bluezone/simulator';
import {
  between,
  densestMiddle,
  fitAll,
  fitHeight,
  keepInView,
  limitView,
  pan,
  type Size,
  screenX,
  screenY,
  type View,
  zoomAt,
} from './view.ts';

const GLIDE_MS = 240;
/** Whoever has just moved the view is looking at something. Real milliseconds. */
const LOOKING_MS = 10_000;

export class Camera {
  readonly #bounds: TourTown['bounds'];
  readonly #onChange: () => void;
  #view: View = { cx: 0, cy: 0, scale: 1 };
  #size: Size = { width: 0, height: 0 };
  #glide: { readonly from: View; readonly to: View; readonly beganAt: number } | null = null;
  #movedAt = Number.NEGATIVE_INFINITY;
  wantsLessMotion = false;

  /** @param onChange called with every other view, or glide that begins */
  constructor(bounds: TourTown['bounds'], onChange: () => void) {
    this.#bounds = bounds;
    this.#onChange = onChange;
  }

  get view(): View {
    return this.#view;
  }

  /** CSS pixels. */
  get size(): Size {
    return this.#size;
  }

  get isGliding(): boolean {
    return this.#glide !== null;
  }

  /** Whether the visitor has moved the view. */
  get isMoved(): boolean {
    return Number.isFinite(this.#movedAt);
  }

  isLookingAt(now: number): boolean {
    return now - this.#movedAt < LOOKING_MS;
  }

  resize(size: Size): void {
    this.#size = size;
    this.#set(this.#view);
  }

  /** As near as the height allows, where most of these are (metres); in the middle when there are none. */
  showMost(xs: ArrayLike<number>): void {
    const { x, width } = this.#bounds;
    const shown = fitHeight(this.#bounds, this.#size, x + width / 2);
    const middle = densestMiddle(xs, this.#size.width / shown.scale);
    this.#set(Number.isNaN(middle) ? shown : fitHeight(this.#bounds, this.#size, middle));
  }

  /** By CSS pixels. */
  panBy(dx: number, dy: number): void {
    this.#moveByHand(pan(this.#view, dx, dy));
  }

  zoomBy(px: number, py: number, factor: number): void {
    this.#moveByHand(zoomAt(this.#view, this.#size, px, py, factor));
  }

  /** Sets the middle, in metres. */
  moveTo(cx: number, cy: number): void {
    this.#moveByHand({ ...this.#view, cx, cy });
  }

  zoomMiddleBy(factor: number): void {
    const target = this.#glide?.to ?? this.#view;
    this.#movedAt = performance.now();
    this.glideTo(zoomAt(target, this.#size, this.#size.width / 2, this.#size.height / 2, factor));
  }

  /** Shows all of the town. */
  fit(): void {
    this.#movedAt = performance.now();
    this.glideTo(fitAll(this.#bounds, this.#size));
  }

  /** Brings somebody into view, nearer when the map is far. */
  bring(x: number, y: number): void {
    this.#movedAt = performance.now();
    const near = { cx: x, cy: y, scale: Math.max(this.#view.scale, Math.min(8, 3 * this.#view.scale)) };
    if (keepInView(this.#view, this.#size, x, y) !== this.#view) this.glideTo(near);
  }

  glideTo(view: View): void {
    const to = limitView(view, this.#size, this.#bounds);
    if (this.wantsLessMotion) {
      this.#set(to);
      return;
    }
    this.#glide = { from: this.#view, to, beganAt: performance.now() };
    this.#onChange();
  }

  /** Moves on to where it glides. @param now real milliseconds */
  glideOn(now: number): void {
    if (this.#glide === null) return;
    const { from, to, beganAt } = this.#glide;
    const share = Math.min(1, (now - beganAt) / GLIDE_MS);
    if (share >= 1) this.#glide = null;
    this.#set(between(from, to, 1 - (1 - share) ** 3));
  }

  /** Keeps somebody who moves in the middle part. */
  follow(x: number, y: number): void {
    const kept = keepInView(this.#view, this.#size, x, y);
    if (kept !== this.#view) this.#set(kept);
  }

  /** @param margin CSS pixels beyond the edges that count too */
  shows(x: number, y: number, margin: number): boolean {
    const px = screenX(this.#view, this.#size, x);
    const py = screenY(this.#view, this.#size, y);
    const { width, height } = this.#size;
    return px >= -margin && px <= width + margin && py >= -margin && py <= height + margin;
  }

  #moveByHand(view: View): void {
    this.#glide = null;
    this.#movedAt = performance.now();
    this.#set(view);
  }

  #set(view: View): void {
    this.#view = limitView(view, this.#size, this.#bounds);
    this.#onChange();
  }
}
