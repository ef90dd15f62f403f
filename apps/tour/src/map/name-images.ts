// SPDX-License-Identifier: GPL-3.0-only
// Every name drawn once: text with a rim costs many times what a copy of its pixels does.
import type { Palette } from './palette.ts';

export type NameColour = 'ink' | 'inkSoft' | 'accent';

/** Lengths and places in CSS pixels; drawn on whole device pixels. */
export interface NameImages {
  widthOf(name: string): number;
  /** Around (x, y). */
  draw(context: CanvasRenderingContext2D, name: string, colour: NameColour, x: number, y: number): void;
  /** The same from bottom to top. */
  drawUpright(
    context: CanvasRenderingContext2D,
    name: string,
    colour: NameColour,
    x: number,
    y: number,
  ): void;
  drawBusStop(context: CanvasRenderingContext2D, x: number, y: number): void;
}

const FONT = '12px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';
const RIM = 3;
/** Room for letters with marks above and below, and the rim. */
const HEIGHT = 24;
const BUS_STOP_SIDE = 20;
/** The names of a large town, seen from near one after another, would take more memory than they save time. */
const MOST_IMAGES = 400;

/** For one palette and one screen. @param ratio device pixels per CSS pixel */
export function createNameImages(ratio: number, palette: Palette): NameImages {
  const widths = new Map<string, number>();
  const images = new Map<string, HTMLCanvasElement>();
  const ruler = document.createElement('canvas').getContext('2d');
  if (ruler !== null) ruler.font = FONT;

  function widthOf(name: string): number {
    let width = widths.get(name);
    if (width === undefined) {
      width = ruler?.measureText(name).width ?? 0;
      widths.set(name, width);
    }
    return width;
  }

  /** @param key of what is drawn; @param paint draws it around (0, 0), in CSS pixels */
  function imageOf(
    key: string,
    width: number,
    height: number,
    paint: (context: CanvasRenderingContext2D) => void,
  ): HTMLCanvasElement {
    const known = images.get(key);
    if (known !== undefined) return known;
    if (images.size >= MOST_IMAGES) images.clear();
    const image = document.createElement('canvas');
    image.width = Math.ceil(width * ratio);
    image.height = Math.ceil(height * ratio);
    const context = image.getContext('2d');
    if (context !== null) {
      context.setTransform(ratio, 0, 0, ratio, Math.floor(image.width / 2), Math.floor(image.height / 2));
      paint(context);
    }
    images.set(key, image);
    return image;
  }

  function putImage(context: CanvasRenderingContext2D, image: HTMLCanvasElement, x: number, y: number): void {
    context.drawImage(
      image,
      Math.round(x * ratio) - Math.floor(image.width / 2),
      Math.round(y * ratio) - Math.floor(image.height / 2),
    );
  }

  function paintName(context: CanvasRenderingContext2D, name: string, colour: NameColour): void {
    context.font = FONT;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    context.lineWidth = RIM;
    context.strokeStyle = palette.land;
    context.fillStyle = palette[colour];
    context.strokeText(name, 0, 0);
    context.fillText(name, 0, 0);
  }

  return {
    widthOf,
    draw(context, name, colour, x, y) {
      const image = imageOf(`${colour} ${name}`, widthOf(name) + 2 * RIM + 2, HEIGHT, (each) =>
        paintName(each, name, colour),
      );
      putImage(context, image, x, y);
    },
    drawUpright(context, name, colour, x, y) {
      const image = imageOf(`upright ${colour} ${name}`, HEIGHT, widthOf(name) + 2 * RIM + 2, (each) => {
        each.rotate(-Math.PI / 2);
        paintName(each, name, colour);
      });
      putImage(context, image, x, y);
    },
    /** A ring with a bar across, unlike any mark of a person. */
    drawBusStop(context, x, y) {
      const image = imageOf('stop', BUS_STOP_SIDE, BUS_STOP_SIDE, (each) => {
        each.strokeStyle = palette.accent;
        each.fillStyle = palette.card;
        each.lineWidth = 2;
        each.beginPath();
        each.arc(0, 0, 5, 0, 2 * Math.PI);
        each.moveTo(-8, 0);
        each.lineTo(8, 0);
        each.fill();
        each.stroke();
      });
      putImage(context, image, x, y);
    },
  };
}
